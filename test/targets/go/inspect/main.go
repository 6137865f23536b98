// Command inspect prints as JSON what a Go type checker sees of the functions and the structs of a
// package, for each architecture: the sizes and signs of parameters and results, the words that each
// function passes on to its entry point, and the places of fields.
//
// Usage: inspect FOLDER GOARCH...
package main

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/build"
	"go/parser"
	"go/printer"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"strings"
)

// Package is what there is on one architecture.
type Package struct {
	Functions map[string]Function `json:"functions"`
	Structs   map[string]Struct   `json:"structs"`
	// Constants are the exported ones, with their values in decimal.
	Constants map[string]Constant `json:"constants"`
	// Wrappers are the other exported functions, with their signatures.
	Wrappers map[string]string `json:"wrappers"`
}

// Constant is a constant; the type is empty if it has none.
type Constant struct {
	Value string `json:"value"`
	Type  string `json:"type"`
}

// Function is one exported function of the package.
type Function struct {
	Parameters []Value `json:"parameters"`
	Results    []Value `json:"results"`
	EntryPoint string  `json:"entryPoint"`
	// Trampoline is the first argument of the entry point.
	Trampoline string `json:"trampoline"`
	// Words are the other arguments, without conversions to uintptr and unsafe.Pointer.
	Words []string `json:"words"`
}

// Value is a parameter or a result.
type Value struct {
	Name string `json:"name"`
	Type string `json:"type"`
	// Kind is "integer", "pointer", "uintptr" or "Errno".
	Kind   string `json:"kind"`
	Size   int64  `json:"size"`
	Signed bool   `json:"signed"`
}

// Struct is a struct type; sizes and places are in bytes.
type Struct struct {
	Size   int64   `json:"size"`
	Align  int64   `json:"align"`
	Fields []Field `json:"fields"`
	// Methods are those that return a pointer, with what it points to.
	Methods []Field `json:"methods"`
}

// Field is a field of a struct.
type Field struct {
	Name   string `json:"name"`
	Offset int64  `json:"offset"`
	Size   int64  `json:"size"`
	// Type is "signed of 4", "pointer of 8", "3 times signed of 4", "struct Timespec".
	Type string `json:"type"`
}

func main() {
	if err := run(os.Args[1], os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(folder string, goarchs []string) error {
	byArch := map[string]Package{}
	for _, goarch := range goarchs {
		pkg, err := inspect(folder, goarch)
		if err != nil {
			return fmt.Errorf("%s: %w", goarch, err)
		}
		byArch[goarch] = pkg
	}
	return json.NewEncoder(os.Stdout).Encode(byArch)
}

func inspect(folder, goarch string) (Package, error) {
	context := build.Default
	context.GOOS, context.GOARCH, context.CgoEnabled = "freebsd", goarch, false
	files := token.NewFileSet()
	pkg, err := context.ImportDir(folder, 0)
	if err != nil {
		return Package{}, err
	}
	var syntax []*ast.File
	for _, name := range pkg.GoFiles {
		file, err := parser.ParseFile(files, filepath.Join(folder, name), nil, parser.SkipObjectResolution)
		if err != nil {
			return Package{}, err
		}
		syntax = append(syntax, file)
	}
	sizes := types.SizesFor("gc", goarch)
	config := types.Config{Importer: importer{}, Sizes: sizes, IgnoreFuncBodies: true}
	info := types.Info{Defs: map[*ast.Ident]types.Object{}}
	checked, err := config.Check(pkg.Name, files, syntax, &info)
	if err != nil {
		return Package{}, err
	}
	functions := map[string]Function{}
	for _, file := range syntax {
		for _, declaration := range file.Decls {
			function, ok := declaration.(*ast.FuncDecl)
			if !ok || !isRaw(function.Name.Name) {
				continue
			}
			signature := info.Defs[function.Name].Type().(*types.Signature)
			result := Function{
				Parameters: values(signature.Params(), sizes),
				Results:    values(signature.Results(), sizes),
			}
			findCall(files, function, &result)
			functions[function.Name.Name] = result
		}
	}
	constants, wrappers := others(checked, sizes)
	return Package{functions, structs(checked, sizes), constants, wrappers}, nil
}

func others(pkg *types.Package, sizes types.Sizes) (map[string]Constant, map[string]string) {
	constants, wrappers := map[string]Constant{}, map[string]string{}
	for _, name := range pkg.Scope().Names() {
		switch object := pkg.Scope().Lookup(name).(type) {
		case *types.Const:
			if !object.Exported() {
				continue
			}
			typ := ""
			if basic, ok := object.Type().(*types.Basic); !ok || basic.Info()&types.IsUntyped == 0 {
				typ = describe(object.Type(), sizes)
			}
			constants[name] = Constant{object.Val().ExactString(), typ}
		case *types.Func:
			if object.Exported() && !isRaw(name) {
				wrappers[name] = types.TypeString(object.Type(), types.RelativeTo(pkg))
			}
		}
	}
	return constants, wrappers
}

// isRaw tells SysRead from Sysctl.
func isRaw(name string) bool {
	rest, ok := strings.CutPrefix(name, "Sys")
	return ok && rest != "" && strings.ToLower(rest[:1]) != rest[:1]
}

func structs(pkg *types.Package, sizes types.Sizes) map[string]Struct {
	found := map[string]Struct{}
	for _, name := range pkg.Scope().Names() {
		object, ok := pkg.Scope().Lookup(name).(*types.TypeName)
		if !ok || !object.Exported() {
			continue
		}
		typ, ok := object.Type().Underlying().(*types.Struct)
		if !ok {
			continue
		}
		result := Struct{Size: sizes.Sizeof(typ), Align: sizes.Alignof(typ), Fields: []Field{}, Methods: []Field{}}
		var fields []*types.Var
		for field := range typ.Fields() {
			fields = append(fields, field)
		}
		for index, offset := range sizes.Offsetsof(fields) {
			field := fields[index]
			result.Fields = append(result.Fields, Field{field.Name(), offset, sizes.Sizeof(field.Type()), describe(field.Type(), sizes)})
		}
		methods := types.NewMethodSet(types.NewPointer(object.Type()))
		for method := range methods.Methods() {
			results := method.Obj().Type().(*types.Signature).Results()
			if results.Len() != 1 {
				continue
			}
			if pointer, ok := results.At(0).Type().(*types.Pointer); ok {
				to := pointer.Elem()
				result.Methods = append(result.Methods, Field{method.Obj().Name(), 0, sizes.Sizeof(to), describe(to, sizes)})
			}
		}
		found[name] = result
	}
	return found
}

func describe(typ types.Type, sizes types.Sizes) string {
	if named, ok := types.Unalias(typ).(*types.Named); ok {
		if _, ok := named.Underlying().(*types.Struct); ok {
			return "struct " + named.Obj().Name()
		}
	}
	switch typ := typ.Underlying().(type) {
	case *types.Array:
		return fmt.Sprintf("%d times %s", typ.Len(), describe(typ.Elem(), sizes))
	case *types.Pointer:
		return fmt.Sprintf("pointer of %d", sizes.Sizeof(typ))
	case *types.Basic:
		switch {
		case typ.Kind() == types.UnsafePointer:
			return fmt.Sprintf("pointer of %d", sizes.Sizeof(typ))
		case typ.Info()&types.IsUnsigned != 0:
			return fmt.Sprintf("unsigned of %d", sizes.Sizeof(typ))
		case typ.Info()&types.IsInteger != 0:
			return fmt.Sprintf("signed of %d", sizes.Sizeof(typ))
		}
	}
	return typ.String()
}

func values(tuple *types.Tuple, sizes types.Sizes) []Value {
	result := []Value{}
	for variable := range tuple.Variables() {
		typ := types.Unalias(variable.Type())
		kind, signed := kindOf(typ)
		result = append(result, Value{variable.Name(), typ.String(), kind, sizes.Sizeof(typ), signed})
	}
	return result
}

func kindOf(typ types.Type) (kind string, signed bool) {
	if named, ok := types.Unalias(typ).(*types.Named); ok {
		return named.Obj().Name(), false
	}
	switch typ := typ.Underlying().(type) {
	case *types.Pointer:
		return "pointer", false
	case *types.Basic:
		switch {
		case typ.Kind() == types.UnsafePointer:
			return "pointer", false
		case typ.Kind() == types.Uintptr:
			return "uintptr", false
		case typ.Info()&types.IsInteger != 0:
			return "integer", typ.Info()&types.IsUnsigned == 0
		}
	}
	return typ.String(), false
}

// findCall fills in what is known from the one call of an entry point in the body.
func findCall(files *token.FileSet, function *ast.FuncDecl, result *Function) {
	ast.Inspect(function.Body, func(node ast.Node) bool {
		call, ok := node.(*ast.CallExpr)
		if !ok {
			return true
		}
		name, ok := call.Fun.(*ast.Ident)
		if !ok || !strings.HasPrefix(name.Name, "syscall_") {
			return true
		}
		result.EntryPoint = name.Name
		result.Trampoline = text(files, call.Args[0])
		for _, argument := range call.Args[1:] {
			result.Words = append(result.Words, text(files, unconverted(files, argument)))
		}
		return false
	})
}

func unconverted(files *token.FileSet, expression ast.Expr) ast.Expr {
	call, ok := expression.(*ast.CallExpr)
	if !ok || len(call.Args) != 1 {
		return expression
	}
	switch text(files, call.Fun) {
	case "uintptr", "unsafe.Pointer":
		return unconverted(files, call.Args[0])
	}
	return expression
}

func text(files *token.FileSet, node ast.Node) string {
	var builder strings.Builder
	if err := printer.Fprint(&builder, files, node); err != nil {
		return err.Error()
	}
	return builder.String()
}

// importer knows as much of the imported packages as signatures need: nothing.
type importer struct{}

func (importer) Import(path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	pkg := types.NewPackage(path, path)
	pkg.MarkComplete()
	return pkg, nil
}
