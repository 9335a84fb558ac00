namespace Consistency.Z3.Tests;

public class Z3LibraryTests
{
    [Fact]
    public void Check_NoLibrary_NamesWhatToInstall()
    {
        (Version? version, string? problem) = Z3Library.Check(static () => throw new DllNotFoundException("libz3"));

        Assert.Null(version);
        Assert.StartsWith("No native Z3 library was found. ", problem, StringComparison.Ordinal);
        Assert.Contains(OperatingSystem.IsLinux() ? "apt-get install libz3-4" : "The package Microsoft.Z3", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("4.8.12", true), InlineData("4.12.2", true), InlineData("5.1.0", true)]
    [InlineData("4.8.11", false), InlineData("4.4.1", false)]
    public void Check_Version_IsComparedWithTheOldestThatIsUsed(string found, bool isUsable)
    {
        (Version? version, string? problem) = Z3Library.Check(() => Version.Parse(found));

        Assert.Equal(isUsable, version is not null);
        Assert.Equal(isUsable, problem is null);
        if (!isUsable)
        {
            Assert.StartsWith($"The native Z3 library is version {found}; at least 4.8.12 is needed. ", problem, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Check_BindingForAnotherProcessor_SaysSo()
    {
        (_, string? problem) = Z3Library.Check(static () => throw new BadImageFormatException());

        Assert.Contains("its .NET binding is made for x64", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Version_IsThatOfTheFactory()
    {
        Z3OracleTests.SkipWithoutLibrary();

        using Z3OracleFactory factory = new();

        Assert.True(Z3Library.Version >= Z3Library.MinimumVersion);
        Assert.Equal(Z3Library.Version, factory.LibraryVersion);
    }
}
