using Consistency.Tests;

namespace Consistency.Cli.Tests;

/// <summary>Finds the files of the checkout that the tests run in.</summary>
internal static class Checkout
{
    public static string Root => TestData.Root;

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    public static string Read(params string[] parts) => File.ReadAllText(PathOf(parts)).ReplaceLineEndings("\n");
}
