namespace Consistency.Cli.Tests;

/// <summary>Compares output with the checked-in file that says what it should be.</summary>
/// <remarks>Set CONSISTENCY_ACCEPT=1 to write the files anew; then read the difference before it is committed.</remarks>
internal static class Expected
{
    public static void Matches(string name, string actual)
    {
        string path = Checkout.PathOf("tests", "Consistency.Cli.Tests", "Expectations", name);
        if (Environment.GetEnvironmentVariable("CONSISTENCY_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        Assert.True(File.Exists(path), $"There is no file {name} yet; the output is:\n{actual}");
        string expected = File.ReadAllText(path).ReplaceLineEndings("\n");
        Assert.True(expected == actual, $"{name} differs:\n{Difference(expected.Split('\n'), actual.Split('\n'))}");
    }

    // Line by line from the first difference on: enough for outputs of a few dozen lines.
    private static string Difference(string[] expected, string[] actual)
    {
        List<string> lines = [];
        for (int i = 0; i < Math.Max(expected.Length, actual.Length); i++)
        {
            string? should = i < expected.Length ? expected[i] : null;
            string? does = i < actual.Length ? actual[i] : null;
            if (should == does)
            {
                continue;
            }

            lines.Add($"line {i + 1}");
            lines.Add($"  - {should}");
            lines.Add($"  + {does}");
        }

        return string.Join('\n', lines.Take(30));
    }
}
