using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Consistency.Solving;

/// <summary>Reads and writes weighted MaxSAT instances as the MaxSAT Evaluations define their text format.</summary>
/// <remarks>
/// Read are: <c>p wcnf VARIABLES CLAUSES TOP</c> (a weight of TOP or more makes a clause hard), <c>p wcnf VARIABLES
/// CLAUSES</c> (all clauses soft), <c>p cnf VARIABLES CLAUSES</c> (all clauses soft with weight 1), and the form of 2022
/// without a header, in which hard clauses start with <c>h</c>. Lines that start with <c>c</c> are comments. Text may be
/// compressed with gzip. What is malformed is refused, also a number of clauses that differs from the header's: a file
/// that was cut off must not pass for a smaller instance.
/// </remarks>
public static class WcnfFormat
{
    /// <summary>Reads an instance.</summary>
    /// <param name="stream">The text, plain or gzip; read to its end and left open.</param>
    /// <returns>The instance.</returns>
    /// <exception cref="WcnfFormatException">The text is malformed; the message names the line.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static WeightedCnf Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Read(stream, places: null);
    }

    /// <summary>Reads an instance, and where its clauses stand.</summary>
    /// <exception cref="WcnfFormatException">The text is malformed; the message names the line.</exception>
    internal static WeightedCnf Read(Stream stream, WcnfPlaces? places)
    {
        using MemoryStream raw = new();
        stream.CopyTo(raw);
        ReadOnlySpan<byte> start = raw.GetBuffer().AsSpan(0, (int)Math.Min(2, raw.Length));
        raw.Position = 0;
        if (start is not [0x1F, 0x8B])
        {
            return new WcnfParser(raw, places).Parse();
        }

        try
        {
            using GZipStream unpacked = new(raw, CompressionMode.Decompress);
            return new WcnfParser(unpacked, places).Parse();
        }
        catch (InvalidDataException exception)
        {
            throw new WcnfFormatException("The input starts like gzip but cannot be unpacked.", exception);
        }
    }

    /// <summary>Writes an instance in the form of 2022, which has no header.</summary>
    /// <param name="stream">Receives the text; left open.</param>
    /// <param name="instance">The instance. Variables in no clause cannot be expressed and are lost.</param>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public static void Write(Stream stream, WeightedCnf instance) => Write(stream, instance, withHeader: false);

    /// <summary>Writes an instance.</summary>
    /// <param name="stream">Receives the text; left open.</param>
    /// <param name="instance">The instance.</param>
    /// <param name="withHeader">Whether to write the form before 2022, with <c>p wcnf</c>.</param>
    /// <exception cref="OverflowException">With a header: the total weight leaves no room for a greater TOP.</exception>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public static void Write(Stream stream, WeightedCnf instance, bool withHeader)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(instance);
        string hard = "h";
        using StreamWriter writer = new(stream, new UTF8Encoding(false), 1 << 12, leaveOpen: true) { NewLine = "\n" };
        if (withHeader)
        {
            hard = checked(instance.TotalSoftWeight + 1).ToString(CultureInfo.InvariantCulture);
            writer.WriteLine(FormattableString.Invariant(
                $"p wcnf {instance.VariableCount} {instance.HardCount + instance.SoftCount} {hard}"));
        }

        for (int i = 0; i < instance.HardCount; i++)
        {
            WriteClause(writer, hard, instance.Hard(i));
        }

        for (int i = 0; i < instance.SoftCount; i++)
        {
            WriteClause(writer, instance.Weight(i).ToString(CultureInfo.InvariantCulture), instance.Soft(i));
        }
    }

    private static void WriteClause(StreamWriter writer, string weight, ReadOnlySpan<int> clause)
    {
        writer.Write(weight);
        foreach (int literal in clause)
        {
            writer.Write(' ');
            writer.Write(literal.ToString(CultureInfo.InvariantCulture));
        }

        writer.WriteLine(" 0");
    }
}
