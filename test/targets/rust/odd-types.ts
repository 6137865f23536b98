import type { Model } from "../../../src/model/model.js";
import { noSuite } from "../../../src/model/suite/facts.js";
import { buildWith, facts } from "../../support/models.js";

/** A table of types that neither the bundled one nor the hard cases have. */
export function oddTypes(): Model {
  const { model, problems } = buildWith(text, {
    structures: {},
    suite: () => noSuite,
    constants: {},
    calls: {
      times: { errors: "errno" },
      levels: { errors: "errno", safe: { raw: "Its pointers lead to pointers." } },
      callbacks: { errors: "errno", safe: { raw: "It calls back." } },
      taken: { errors: "errno" },
    },
    types: {
      ...facts.types,
      scalars: {
        ...facts.types.scalars,
        page_count_t: { size: { default: 8, armv7: 4, i386: 4 }, signed: false },
        level_t: { size: { default: 4, amd64: 1, powerpc64: 2, powerpc64le: 2 }, signed: true },
      },
    },
  });
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join("\n"));
  return model;
}

const text = `0	AUE_NULL	STD {
		time_t times(
		    time_t since,
		    page_count_t pages,
		    level_t level,
		    bool exact,
		    uintptr_t address
		);
	}
1	AUE_NULL	STD {
		int levels(
		    _Inout_ volatile int *flag,
		    _Inout_ char * restrict *const *names,
		    _In_ const uint16_t (*table)[4],
		    _In_ const char *lists[]
		);
	}
2	AUE_NULL	STD {
		int callbacks(
		    _In_ int (*compare)(const void *, const void *),
		    _Inout_ void (**handlers)(int, struct siginfo *),
		    _In_ char *(*name)(void)
		);
	}
3	AUE_NULL	STD {
		int taken(
		    _In_ struct c_int *a,
		    _In_ struct Option *b,
		    _In_ struct self *c,
		    _In_ struct type *d,
		    _In_ struct calls *e,
		    _In_ struct pid_t *f,
		    pid_t g,
		    _In_ union f *h,
		    _In_ struct f *i
		);
	}
`;
