namespace Consistency.Tests;

/// <summary>Finds the test material that lies beside the checkout and is never part of it.</summary>
internal static class TestData
{
    /// <summary>The folder that holds <c>Consistency.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Gives a path below the data folder, and skips the running test where it is absent.</summary>
    public static string DataOrSkip(params string[] parts) =>
        OrSkip(Environment.GetEnvironmentVariable("CONSISTENCY_DATA") ?? Path.Combine(Root, "..", "shared", "data"), parts);

    /// <summary>Gives a path below the folder of engine workloads, and skips the running test where it is absent.</summary>
    public static string BenchOrSkip(params string[] parts) =>
        OrSkip(Environment.GetEnvironmentVariable("CONSISTENCY_BENCH") ?? Path.Combine(Root, "..", "shared", "bench"), parts);

    private static string OrSkip(string folder, string[] parts)
    {
        string path = Path.GetFullPath(Path.Combine([folder, .. parts]));
        Assert.SkipUnless(Path.Exists(path), $"The test material is not on this machine: {Path.Combine(parts)}");
        return path;
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Consistency.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside a checkout.");
    }
}
