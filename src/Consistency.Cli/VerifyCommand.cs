using System.CommandLine;
using System.Globalization;
using Consistency.Solving;
using Consistency.Solving.Certificates;

namespace Consistency.Cli;

/// <summary><c>consistency verify</c>: checks what <c>solve --certificate</c> wrote, without any search.</summary>
internal static class VerifyCommand
{
    private const string Description = """
        Checks a certificate of 'solve --certificate' against its instance.

        Nothing of the search takes part: the assignment is evaluated, and every step of the proof of the lower bound is
        confirmed by unit propagation.

        Exit codes:
          0  verified
          1  something is wrong with it
          3  unreadable input

        Examples:
          consistency verify instance.wcnf proof.txt
        """;

    public static Command Create(CommandLineApplication application)
    {
        Argument<string> file = new("file") { Description = "The instance; - for standard input." };
        Argument<string> certificate = new("certificate") { Description = "The certificate." };
        Command command = new("verify", Description) { file, certificate };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string path = parsed.GetValue(certificate)!;
            await using FileStream proof = InputFile.OpenRead(path);
            WeightedCnf instance = await InputFile.ReadInstanceAsync(parsed.GetValue(file)!, application.Input, cancellationToken);
            CertificateVerdict verdict;
            try
            {
                verdict = CertificateFormat.Verify(proof, instance, cancellationToken);
            }
            catch (CertificateFormatException e)
            {
                throw new IOException($"{path}: {e.Message}", e);
            }

            TextWriter output = application.Output;
            if (verdict.Flaw is { } flaw)
            {
                await output.WriteLineAsync($"c {flaw}");
                await output.WriteLineAsync("s NOT VERIFIED");
                return ExitCodes.Violations;
            }

            string lower = verdict.LowerBound == long.MaxValue ? "infeasible" : Number(verdict.LowerBound);
            string upper = verdict.UpperBound == long.MaxValue ? "none" : Number(verdict.UpperBound);
            await output.WriteLineAsync($"s VERIFIED lower bound {lower}, upper bound {upper}");
            return ExitCodes.Consistent;
        });
        return command;
    }

    private static string Number(long bound) => bound.ToString(CultureInfo.InvariantCulture);
}
