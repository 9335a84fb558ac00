using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Consistency.Solving.Certificates;

/// <summary>Writes bounds with their proofs as text, and checks such text with code that shares nothing with the search.</summary>
/// <remarks>The format is described in docs/certificates.md, with the reasons why it is none of those that exist.</remarks>
public static class CertificateFormat
{
    internal const string Title = "consistency-certificate";
    internal const int Version = 1;
    internal const string Infeasible = "infeasible";
    internal const string None = "none";

    /// <summary>Writes what an optimisation found out.</summary>
    /// <param name="stream">Receives the text, UTF-8; left open.</param>
    /// <param name="instance">The instance.</param>
    /// <param name="result">The result; without <see cref="MaxSatResult.Certificate"/> only the lower bound 0 is claimed.</param>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public static void Write(Stream stream, WeightedCnf instance, MaxSatResult result)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(instance);
        ArgumentNullException.ThrowIfNull(result);
        LowerBoundCertificate proof = result.Certificate ?? new LowerBoundCertificate(0, []);
        using StreamWriter writer = new(stream, new UTF8Encoding(false), 1 << 12, leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(FormattableString.Invariant($"{Title} {Version}"));
        writer.WriteLine(FormattableString.Invariant(
            $"instance {instance.VariableCount} {instance.HardCount} {instance.SoftCount} {Digest(instance)}"));
        if (result.Assignment.IsEmpty)
        {
            writer.WriteLine($"upper {None}");
        }
        else
        {
            writer.WriteLine(FormattableString.Invariant($"upper {result.UpperBound}"));
            writer.Write("assignment ");
            foreach (bool value in result.Assignment.AsSpan()[1..])
            {
                writer.Write(value ? '1' : '0');
            }

            writer.WriteLine();
        }

        writer.WriteLine(FormattableString.Invariant($"lower {Bound(proof.LowerBound)} {proof.Parts.Length}"));
        foreach (PartCertificate part in proof.Parts)
        {
            writer.WriteLine(FormattableString.Invariant($"part {Bound(part.LowerBound)} {part.Steps.Length}"));
            WriteList(writer, "variables", part.Variables);
            WriteList(writer, "hards", part.Hards);
            WriteList(writer, "softs", part.Softs);
            foreach (ProofStep step in part.Steps)
            {
                WriteStep(writer, step);
            }
        }

        writer.WriteLine("end");
    }

    /// <summary>Reads a certificate and checks all that it claims, one part at a time.</summary>
    /// <param name="stream">The text; read to its end and left open.</param>
    /// <param name="instance">The instance.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    /// <returns>The claims, and what is wrong with them, if anything is.</returns>
    /// <exception cref="CertificateFormatException">The text is malformed; the message names the line.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static CertificateVerdict Verify(Stream stream, WeightedCnf instance, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(instance);
        CertificateReader reader = new(stream, cancellationToken);
        (long variables, long hards, long softs, string digest) = reader.ReadInstance();
        if ((variables, hards, softs) != (instance.VariableCount, instance.HardCount, instance.SoftCount))
        {
            return new CertificateVerdict(0, long.MaxValue, FormattableString.Invariant(
                $"It is about an instance of {variables} variables, {hards} hard and {softs} soft clauses, not about this one."));
        }

        if (digest != Digest(instance))
        {
            return new CertificateVerdict(0, long.MaxValue, "It is about another instance: the digests differ.");
        }

        long upper = reader.ReadUpper();
        string? flaw = upper == long.MaxValue ? null : FindFlaw(instance, reader.ReadAssignment(instance.VariableCount), upper);
        long lower = reader.ReadLower();

        // What is malformed is reported as such, so all of it is read, also behind a flaw.
        string? lowerFlaw = new LowerBoundChecker(instance).FindFlaw(lower, reader.ReadParts(), cancellationToken);
        reader.ReadToEnd();
        return new CertificateVerdict(lower, upper, flaw ?? lowerFlaw);
    }

    /// <summary>Gives the SHA-256 of the instance as <see cref="WcnfFormat.Write(Stream, WeightedCnf)"/> writes it, in hexadecimal.</summary>
    internal static string Digest(WeightedCnf instance)
    {
        using var hash = SHA256.Create();
        using (CryptoStream stream = new(Stream.Null, hash, CryptoStreamMode.Write))
        {
            WcnfFormat.Write(stream, instance);
        }

        return Convert.ToHexString(hash.Hash!);
    }

    /// <summary>Gives the word for a kind of step.</summary>
    internal static string WordOf(ProofStepKind kind) => kind.ToString().ToLowerInvariant();

    private static string? FindFlaw(WeightedCnf instance, bool[] assignment, long upper)
    {
        long cost = AssignmentChecker.CostOf(instance, assignment, out int falsifiedHard);
        return falsifiedHard >= 0 ? FormattableString.Invariant($"The assignment falsifies hard clause {falsifiedHard}.")
            : cost != upper ? FormattableString.Invariant($"The assignment costs {cost}, not {upper}.")
            : null;
    }

    private static string Bound(long bound) => bound == long.MaxValue ? Infeasible : bound.ToString(CultureInfo.InvariantCulture);

    private static void WriteList(StreamWriter writer, string word, ImmutableArray<int> numbers)
    {
        writer.Write(word);
        WriteNumbers(writer, numbers);
        writer.WriteLine();
    }

    private static void WriteStep(StreamWriter writer, ProofStep step)
    {
        writer.Write(WordOf(step.Kind));
        WriteNumbers(writer, step.Literals);
        if (step.Number != 0)
        {
            writer.Write(" / ");
            writer.Write(step.Number.ToString(CultureInfo.InvariantCulture));
        }

        writer.WriteLine();
    }

    private static void WriteNumbers(StreamWriter writer, ImmutableArray<int> numbers)
    {
        foreach (int number in numbers)
        {
            writer.Write(' ');
            writer.Write(number.ToString(CultureInfo.InvariantCulture));
        }
    }
}
