namespace Consistency.Benchmarks;

/// <summary>Where the material lies that is read beside the checkout and is not part of it.</summary>
internal static class SharedFolder
{
    /// <summary>Gives a folder of it: what the environment variable says, else the one beside the checkout.</summary>
    public static string Of(string name, string variable) =>
        Environment.GetEnvironmentVariable(variable) ?? Path.Combine(Root(), "..", "shared", name);

    /// <summary>Gives the checkout.</summary>
    public static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Consistency.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? Environment.CurrentDirectory;
    }
}
