//! What the compiler sees in the type of a function, for comparison with the model.

#![allow(dead_code, reason = "unnamed constants use all of it, which Rust 1.85 overlooks")]

/// A value as it is passed or returned; sizes and alignments in bytes.
#[derive(Clone, Copy)]
pub struct Kind {
    size: usize,
    align: usize,
    signed: bool,
    pointer: bool,
}

impl Kind {
    pub const fn integer(size: usize, align: usize, signed: bool) -> Kind {
        Kind { size, align, signed, pointer: false }
    }

    pub const fn pointer(size: usize, align: usize) -> Kind {
        Kind { size, align, signed: false, pointer: true }
    }

    const fn is(self, other: Kind) -> bool {
        self.size == other.size
            && self.align == other.align
            && self.signed == other.signed
            && self.pointer == other.pointer
    }
}

#[derive(Clone, Copy)]
pub enum Returned {
    Nothing,
    Never,
    Value(Kind),
}

impl Returned {
    const fn is(self, other: Returned) -> bool {
        match (self, other) {
            (Returned::Nothing, Returned::Nothing) | (Returned::Never, Returned::Never) => true,
            (Returned::Value(one), Returned::Value(two)) => one.is(two),
            _ => false,
        }
    }
}

pub trait Value {
    const KIND: Kind;
}

macro_rules! integers {
    ($($type:ty)*) => {$(
        impl Value for $type {
            const KIND: Kind = Kind::integer(size_of::<$type>(), align_of::<$type>(), <$type>::MIN != 0);
        }
    )*};
}
integers!(i8 i16 i32 i64 isize u8 u16 u32 u64 usize);

impl Value for bool {
    const KIND: Kind = Kind::integer(size_of::<bool>(), align_of::<bool>(), false);
}

impl<T> Value for *const T {
    const KIND: Kind = Kind::pointer(size_of::<Self>(), align_of::<Self>());
}

impl<T> Value for *mut T {
    const KIND: Kind = Kind::pointer(size_of::<Self>(), align_of::<Self>());
}

/// Pointers to functions are the only options in signatures.
impl<F> Value for Option<F> {
    const KIND: Kind = Kind::pointer(size_of::<Self>(), align_of::<Self>());
}

pub trait Result {
    const RETURNED: Returned;
}

impl<T: Value> Result for T {
    const RETURNED: Returned = Returned::Value(T::KIND);
}

impl Result for () {
    const RETURNED: Returned = Returned::Nothing;
}

pub trait Function {
    const PARAMETERS: &'static [Kind];
    const RETURNED: Returned;
}

macro_rules! functions {
    ($($parameter:ident)*) => {
        impl<R: Result, $($parameter: Value),*> Function for unsafe extern "C" fn($($parameter),*) -> R {
            const PARAMETERS: &'static [Kind] = &[$($parameter::KIND),*];
            const RETURNED: Returned = R::RETURNED;
        }

        impl<$($parameter: Value),*> Function for unsafe extern "C" fn($($parameter),*) -> ! {
            const PARAMETERS: &'static [Kind] = &[$($parameter::KIND),*];
            const RETURNED: Returned = Returned::Never;
        }
    };
}
functions!();
functions!(A);
functions!(A B);
functions!(A B C);
functions!(A B C D);
functions!(A B C D E);
functions!(A B C D E F);
functions!(A B C D E F G);
functions!(A B C D E F G H);
functions!(A B C D E F G H I);
functions!(A B C D E F G H I J);

/// What follows the dots is the caller's business.
impl<R: Result, A: Value> Function for unsafe extern "C" fn(A, ...) -> R {
    const PARAMETERS: &'static [Kind] = &[A::KIND];
    const RETURNED: Returned = R::RETURNED;
}

impl<R: Result, A: Value, B: Value> Function for unsafe extern "C" fn(A, B, ...) -> R {
    const PARAMETERS: &'static [Kind] = &[A::KIND, B::KIND];
    const RETURNED: Returned = R::RETURNED;
}

/// Whether the compiler passes and returns what the model says.
pub const fn agrees<F: Function>(parameters: &[Kind], returned: Returned) -> bool {
    if !F::RETURNED.is(returned) || F::PARAMETERS.len() != parameters.len() {
        return false;
    }
    let mut index = 0;
    while index < parameters.len() {
        if !F::PARAMETERS[index].is(parameters[index]) {
            return false;
        }
        index += 1;
    }
    true
}

/// Two proofs of a declaration: it has this very type, and the type has the model's sizes and signs.
#[macro_export]
macro_rules! prove {
    ($name:ident: $type:ty, [$($parameter:expr),*], $returned:expr) => {
        const _: $type = libsys_sys::$name;
        const _: () = assert!(
            $crate::abi::agrees::<$type>(&[$($parameter),*], $returned),
            concat!("the ABI of ", stringify!($name), " is not the model's"),
        );
    };
}
