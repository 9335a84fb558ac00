using System.Text.Json;
using System.Text.RegularExpressions;
using Consistency.Formats;
using Consistency.Language;

namespace Consistency.Tests.Formats;

/// <summary>What the documentation shows is read.</summary>
public partial class FormatsDocumentTests
{
    private static readonly Dictionary<string, DocumentFormat> Formats = new()
    {
        ["claims"] = DocumentFormat.Claims, ["json"] = DocumentFormat.Json, ["jsonl"] = DocumentFormat.JsonLines, ["csv"] = DocumentFormat.Csv,
        ["tsv"] = DocumentFormat.Tsv, ["tptp"] = DocumentFormat.Tptp, ["smtlib"] = DocumentFormat.SmtLib, ["wcnf"] = DocumentFormat.Wcnf,
    };

    [Fact]
    public void Examples_AreReadWithoutARemark()
    {
        string page = File.ReadAllText(Path.Combine(TestData.Root, "docs", "formats.md")).ReplaceLineEndings("\n");
        HashSet<string> seen = [];
        foreach (Match example in Example().Matches(page))
        {
            string format = example.Groups[1].Value;
            if (format is "sh" or "text")
            {
                continue;
            }

            ParseResult result = Documents.Read(example.Groups[2].Value, Formats[format]);
            Assert.True(result.Diagnostics.IsEmpty, $"{format}: {string.Join('\n', result.Diagnostics)}");
            Assert.True(result.Statements.Length >= 2, format);
            seen.Add(format);
        }

        Assert.Equal(Formats.Keys.Where(static f => f != "tsv").Order(), seen.Order());
    }

    [Fact]
    public void Schema_NamesThePropertiesThatAreRead()
    {
        using JsonDocument schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(TestData.Root, "docs", "claims.schema.json")));
        JsonElement properties = schema.RootElement.GetProperty("$defs").GetProperty("statement").GetProperty("oneOf")[1].GetProperty("properties");

        Assert.Equal(
            ClaimItemContext.Default.ClaimItem.Properties.Where(static p => !p.IsExtensionData).Select(static p => p.Name).Order(),
            properties.EnumerateObject().Select(static p => p.Name).Order());
    }

    [GeneratedRegex("```([a-z]+)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
