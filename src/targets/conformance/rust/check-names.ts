/** What `check.rs` and Rust give to every point: variables must not hide it. */
export const checkNames: readonly string[] = [
  ...["always", "by_errno", "by_value", "clear_errno", "maybe_errno"],
  ...["anything", "failure", "gives", "result", "success"],
  ...["at_least", "at_most", "bytes_equal", "different", "equal"],
  ...["bytes_of", "padded", "pointer", "tell", "tell_bytes", "unmapped"],
  ...["child_status", "handle", "null_mut", "number", "size_of_val", "threads"],
];
