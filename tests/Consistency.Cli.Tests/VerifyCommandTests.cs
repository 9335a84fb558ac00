using System.IO.Compression;
using System.Text;

namespace Consistency.Cli.Tests;

public sealed class VerifyCommandTests : IDisposable
{
    private const string Instance = "p wcnf 2 3 10\n10 1 2 0\n3 -1 0\n4 -2 0\n";
    private readonly string _folder = Directory.CreateTempSubdirectory("consistency-verify-").FullName;

    private string Certificate => Path.Combine(_folder, "certificate.txt");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(Instance, 30, "s VERIFIED lower bound 3, upper bound 3\n")]
    [InlineData("h 1 0\nh -1 0\n", 20, "s VERIFIED lower bound infeasible, upper bound none\n")]
    [InlineData("3 1 0\n", 30, "s VERIFIED lower bound 0, upper bound 0\n")]
    public async Task Verify_WhatSolveWrote_IsVerified(string instance, int solved, string expected)
    {
        ToolRun solve = await ToolRun.WithInputAsync(instance, "solve", "-", "--certificate", Certificate);
        ToolRun verify = await ToolRun.WithInputAsync(instance, "verify", "-", Certificate);

        Assert.Equal((solved, string.Empty), (solve.ExitCode, solve.Error));
        Assert.Equal((0, expected), (verify.ExitCode, verify.Output));
    }

    [Fact]
    public async Task Verify_PackedInstance_IsUnpacked()
    {
        string path = Path.Combine(_folder, "instance.wcnf.gz");
        await using (GZipStream packed = new(File.Create(path), CompressionMode.Compress))
        {
            await packed.WriteAsync(Encoding.UTF8.GetBytes(Instance), TestContext.Current.CancellationToken);
        }

        await ToolRun.OfAsync("solve", path, "--certificate", Certificate);
        ToolRun verify = await ToolRun.OfAsync("verify", path, Certificate);

        Assert.Equal((0, "s VERIFIED lower bound 3, upper bound 3\n"), (verify.ExitCode, verify.Output));
    }

    [Theory]
    [InlineData("lower 3", "lower 4", "c The parts prove 3, not 4.\n")]
    [InlineData("upper 3", "upper 2", "c The assignment costs 3, not 2.\n")]
    [InlineData("assignment 10", "assignment 00", "c The assignment falsifies hard clause 0.\n")]
    [InlineData("part 3", "part 4", "c Part 0: Step 0 (Eliminate) is refused: it gives 3, not 4.\n")]
    public async Task Verify_FalseClaim_ExitsWithOne(string original, string replacement, string expected)
    {
        await ToolRun.WithInputAsync(Instance, "solve", "-", "--certificate", Certificate);
        string text = await File.ReadAllTextAsync(Certificate, TestContext.Current.CancellationToken);
        Assert.Contains(original, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(
            Certificate, text.Replace(original, replacement, StringComparison.Ordinal), TestContext.Current.CancellationToken);

        ToolRun verify = await ToolRun.WithInputAsync(Instance, "verify", "-", Certificate);

        Assert.Equal((1, expected + "s NOT VERIFIED\n"), (verify.ExitCode, verify.Output));
    }

    [Fact]
    public async Task Verify_TruncatedCertificate_ExitsWithThreeAndNamesFileAndLine()
    {
        await ToolRun.WithInputAsync(Instance, "solve", "-", "--certificate", Certificate);
        string text = await File.ReadAllTextAsync(Certificate, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Certificate, text[..text.IndexOf("lower", StringComparison.Ordinal)], TestContext.Current.CancellationToken);

        ToolRun verify = await ToolRun.WithInputAsync(Instance, "verify", "-", Certificate);

        Assert.Equal(3, verify.ExitCode);
        Assert.Equal($"consistency: {Certificate}: Line 5: Expected 'lower', found the end of the input: it was cut off.\n", verify.Error);
    }

    [Fact]
    public async Task Verify_NoSuchFile_ExitsWithThree()
    {
        ToolRun verify = await ToolRun.WithInputAsync(Instance, "verify", "-", Certificate);

        Assert.Equal((3, $"consistency: there is no file '{Certificate}'.\n"), (verify.ExitCode, verify.Error));
    }

    [Fact]
    public async Task Solve_CertificateOverTheInstance_IsRefused()
    {
        string path = Path.Combine(_folder, "instance.wcnf");
        await File.WriteAllTextAsync(path, Instance, TestContext.Current.CancellationToken);

        ToolRun run = await ToolRun.OfAsync("solve", path, "--certificate", path);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("the certificate cannot be written to it", run.Error, StringComparison.Ordinal);
        Assert.Equal(Instance, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }
}
