using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Consistency.Docs.Tests;

/// <summary>Compiles, and runs, the C# of a document as a program of its own, as a reader would who pastes it into an empty console project.</summary>
internal static class CSharpBlock
{
    /// <summary>What a new console project has, too.</summary>
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly Lazy<MetadataReference[]> References = new(static () =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(static path => (MetadataReference)MetadataReference.CreateFromFile(path))]);

    /// <summary>The errors of a block, and what it does with nullable or obsolete things against the advice of the compiler.</summary>
    public static IReadOnlyList<string> ErrorsOf(DocumentBlock block, CancellationToken cancellationToken) =>
        [.. Compile(block).GetDiagnostics(cancellationToken)
            .Where(static d => d.Severity == DiagnosticSeverity.Error
                || d.Id.StartsWith("CS86", StringComparison.Ordinal) || d.Id is "CS0618" or "CS4014")
            .Select(static d => d.ToString())];

    /// <summary>Runs a block and gives what it writes to the console. No other test may write there at the same time.</summary>
    public static async Task<string> RunAsync(DocumentBlock block, CancellationToken cancellationToken)
    {
        using MemoryStream bytes = new();
        Assert.True(Compile(block).Emit(bytes, cancellationToken: cancellationToken).Success);
        bytes.Position = 0;
        MethodInfo entry = new AssemblyLoadContext(block.Place, isCollectible: false).LoadFromStream(bytes).EntryPoint!;

        TextWriter console = Console.Out;
        using StringWriter output = new() { NewLine = "\n" };
        Console.SetOut(output);
        try
        {
            object?[] arguments = entry.GetParameters().Length == 0 ? [] : [Array.Empty<string>()];
            if (entry.Invoke(null, arguments) is Task task)
            {
                await task;
            }
        }
        finally
        {
            Console.SetOut(console);
        }

        return output.ToString();
    }

    private static CSharpCompilation Compile(DocumentBlock block)
    {
        CSharpParseOptions options = new(LanguageVersion.Latest);
        CompilationUnitSyntax shown = CSharpSyntaxTree.ParseText(block.Text, options, block.Place).GetCompilationUnitRoot();
        CompilationUnitSyntax given = CSharpSyntaxTree.ParseText(block.Given, options).GetCompilationUnitRoot();

        // What is given stands before what is shown: usings with usings, statements with statements.
        CompilationUnitSyntax whole = shown
            .WithUsings(shown.Usings.InsertRange(0, given.Usings.Select(static u => u.WithTrailingTrivia(SyntaxFactory.LineFeed))))
            .WithMembers(shown.Members.InsertRange(0, given.Members));
        bool isProgram = whole.Members.OfType<GlobalStatementSyntax>().Any();
        return CSharpCompilation.Create(
            "Block" + Guid.NewGuid().ToString("N"),
            [CSharpSyntaxTree.Create(whole, options, block.Place), CSharpSyntaxTree.ParseText(ImplicitUsings, options)],
            References.Value,
            new CSharpCompilationOptions(
                isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }
}
