using System.Text.RegularExpressions;

namespace Consistency.Tests;

/// <summary>The folders of the library depend on one another in one direction only.</summary>
public partial class ArchitectureTests
{
    [Theory]
    [InlineData("Logic")]
    [InlineData("Solving")]
    [InlineData("Claims", "Logic")]
    [InlineData("Language", "Claims", "Logic")]
    [InlineData("Grounding", "Claims", "Logic", "Solving")]
    [InlineData("Findings", "Claims", "Logic", "Grounding", "Solving")]
    [InlineData("Rendering", "Claims", "Findings")]
    [InlineData("Formats", "Claims", "Logic", "Language", "Grounding", "Solving", "Findings")]
    public void Folder_UsesOnlyWhatLiesBelowIt(string folder, params string[] allowed)
    {
        string path = Path.Combine(TestData.Root, "src", "Consistency", folder);
        string[] files = Directory.GetFiles(path, "*.cs", SearchOption.AllDirectories);

        Assert.NotEmpty(files);
        foreach (string file in files)
        {
            IEnumerable<string> used = Usings().Matches(File.ReadAllText(file)).Select(static m => m.Groups[1].Value).Where(u => u != folder);
            Assert.All(used, u => Assert.True(allowed.Contains(u), $"{Path.GetFileName(file)} uses {u}"));
        }
    }

    [Fact]
    public void PublicTypes_AreSealedStaticOrMeantAsBases()
    {
        string[] bases = ["Formula", "QuantifiedFormula", "Declaration"];
        IEnumerable<Type> open = typeof(ConsistencyChecker).Assembly.GetExportedTypes()
            .Where(static t => t is { IsClass: true, IsSealed: false });

        Assert.All(open, t => Assert.Contains(t.Name, bases));
    }

    [GeneratedRegex(@"(?m)^using Consistency\.(\w+)")]
    private static partial Regex Usings();
}
