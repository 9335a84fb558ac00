using Consistency.Tests;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Consistency.Docs.Tests;

/// <summary>A document of the repository, read by a Markdown parser.</summary>
internal sealed class Document
{
    private const string GivenMark = "<!-- given:";

    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).UsePipeTables().Build();

    private readonly MarkdownDocument _parsed;

    public Document(string path)
    {
        Path = path;
        _parsed = Markdown.Parse(File.ReadAllText(FullPath(path)).ReplaceLineEndings("\n"), Pipeline);
    }

    /// <summary>Relative to the checkout.</summary>
    public string Path { get; }

    public static string FullPath(string path) => System.IO.Path.Combine(TestData.Root, path);

    /// <summary>The readme, everything in docs, and the readmes of packages, as paths relative to the checkout.</summary>
    public static IEnumerable<string> All() =>
        new[] { "docs", "src" }
            .SelectMany(static folder => Directory.EnumerateFiles(FullPath(folder), "*.md", SearchOption.AllDirectories))
            .Select(static file => System.IO.Path.GetRelativePath(TestData.Root, file).Replace('\\', '/'))
            .Where(static file => !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal)
                && !file.Contains("/node_modules/", StringComparison.Ordinal))
            .Append("README.md")
            .Order(StringComparer.Ordinal);

    public IReadOnlyList<DocumentBlock> Blocks() =>
        [.. _parsed.Descendants<FencedCodeBlock>().Select(block => new DocumentBlock(
            Path,
            block.Line + 1,
            block.Info ?? "",
            (block.Arguments ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries),
            string.Concat((block.Lines.Lines ?? []).Take(block.Lines.Count).Select(static line => line.Slice.ToString() + "\n")),
            GivenBefore(block)))];

    public IEnumerable<string> InlineCode() =>
        _parsed.Descendants<CodeInline>().Select(static code => code.Content);

    public IEnumerable<string> Links() =>
        _parsed.Descendants<LinkInline>().Select(static link => link.Url ?? "");

    public bool HasHeading(string id) =>
        _parsed.Descendants<HeadingBlock>().Any(heading => heading.GetAttributes().Id == id);

    private static string GivenBefore(FencedCodeBlock block)
    {
        ContainerBlock parent = block.Parent!;
        int index = parent.IndexOf(block);
        string text = index > 0 && parent[index - 1] is HtmlBlock html ? html.Lines.ToString().Trim() : "";
        return text.StartsWith(GivenMark, StringComparison.Ordinal) ? text[GivenMark.Length..^"-->".Length] : "";
    }
}
