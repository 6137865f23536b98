// What Go programs of the tests import from elsewhere.
module libsysgen/test

go 1.24

require github.com/ebitengine/purego v0.10.2
