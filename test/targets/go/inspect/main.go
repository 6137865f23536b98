// Command inspect prints as JSON what a Go type checker sees of the functions of a package, for each
// architecture: the sizes and signs of parameters and results, and the words that each function
// passes on to its entry point.
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

func main() {
	if err := run(os.Args[1], os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(folder string, goarchs []string) error {
	byArch := map[string]map[string]Function{}
	for _, goarch := range goarchs {
		functions, err := inspect(folder, goarch)
		if err != nil {
			return fmt.Errorf("%s: %w", goarch, err)
		}
		byArch[goarch] = functions
	}
	return json.NewEncoder(os.Stdout).Encode(byArch)
}

func inspect(folder, goarch string) (map[string]Function, error) {
	context := build.Default
	context.GOOS, context.GOARCH, context.CgoEnabled = "freebsd", goarch, false
	files := token.NewFileSet()
	pkg, err := context.ImportDir(folder, 0)
	if err != nil {
		return nil, err
	}
	var syntax []*ast.File
	for _, name := range pkg.GoFiles {
		file, err := parser.ParseFile(files, filepath.Join(folder, name), nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		syntax = append(syntax, file)
	}
	sizes := types.SizesFor("gc", goarch)
	config := types.Config{Importer: importer{}, Sizes: sizes, IgnoreFuncBodies: true}
	info := types.Info{Defs: map[*ast.Ident]types.Object{}}
	if _, err := config.Check(pkg.Name, files, syntax, &info); err != nil {
		return nil, err
	}
	functions := map[string]Function{}
	for _, file := range syntax {
		for _, declaration := range file.Decls {
			function, ok := declaration.(*ast.FuncDecl)
			if !ok || !strings.HasPrefix(function.Name.Name, "Sys") {
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
	return functions, nil
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
