/**
 * The words that a parameter cannot be called by. C11 and C++20 keep most for themselves; the last
 * line are macros of <errno.h> and <stdio.h>. Those of C that start with an underscore are missing:
 * they belong to the implementation, and no table has them.
 */
export const keywords: ReadonlySet<string> = new Set(
  `alignas alignof and and_eq asm auto bitand bitor bool break case catch char char8_t char16_t
  char32_t class co_await co_return co_yield compl concept const const_cast consteval constexpr
  constinit continue decltype default delete do double dynamic_cast else enum explicit export extern
  false float for friend goto if inline int long mutable namespace new noexcept not not_eq nullptr
  operator or or_eq private protected public register reinterpret_cast requires restrict return
  short signed sizeof static static_assert static_cast struct switch template this thread_local
  throw true try typedef typeid typename union unsigned using virtual void volatile wchar_t while
  xor xor_eq
  errno stderr stdin stdout`.split(/\s+/),
);
