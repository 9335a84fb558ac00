using System.Text.Json;

namespace Consistency.Cli.Batch;

/// <summary>How far an earlier run came, by what it wrote.</summary>
/// <param name="Line">The number of the last line of the input whose result is whole.</param>
/// <param name="Length">Where that result ends, in bytes; what follows was cut off.</param>
internal readonly record struct ResumePoint(long Line, long Length)
{
    /// <summary>Reads the results of an earlier run.</summary>
    /// <param name="path">Their file; none is as good as an empty one.</param>
    /// <param name="tally">Counts them.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="IOException">The file holds something else.</exception>
    public static async Task<ResumePoint> FindAsync(string path, BatchTally tally, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return default;
        }

        await using FileStream stream = File.OpenRead(path);
        long whole = LastLineEnd(stream);
        LineReader reader = new(stream);
        List<BatchLine> lines = [];
        long last = 0;
        long length = 0;
        bool more = true;
        while (more && length < whole)
        {
            lines.Clear();
            more = await reader.ReadAsync(lines, cancellationToken);
            foreach (BatchLine line in lines)
            {
                if (length + line.Json.Length + 1 > whole)
                {
                    break;
                }

                last = Count(line, path, tally);
                length += line.Json.Length + 1;
            }
        }

        return new ResumePoint(last, length);
    }

    private static long LastLineEnd(FileStream stream)
    {
        long end = stream.Length;
        byte[] block = new byte[1 << 16];
        while (end > 0)
        {
            int size = (int)Math.Min(block.Length, end);
            stream.Position = end - size;
            stream.ReadExactly(block, 0, size);
            int at = block.AsSpan(0, size).LastIndexOf((byte)'\n');
            if (at >= 0)
            {
                stream.Position = 0;
                return end - size + at + 1;
            }

            end -= size;
        }

        stream.Position = 0;
        return 0;
    }

    private static long Count(BatchLine result, string path, BatchTally tally)
    {
        try
        {
            using JsonDocument parsed = JsonDocument.Parse(result.Json);
            JsonElement root = parsed.RootElement;
            long line = root.GetProperty("line").GetInt64();
            if (root.TryGetProperty("error", out _))
            {
                tally.Add(BatchOutcome.Error);
                return line;
            }

            JsonElement report = root.TryGetProperty("report", out JsonElement whole) ? whole : root;
            tally.Add(report.GetProperty("verdict").GetString() switch
            {
                "inconsistent" => BatchOutcome.Inconsistent,
                "consistent" when report.GetProperty("complete").GetBoolean() => BatchOutcome.Consistent,
                _ => BatchOutcome.Undecided,
            });
            return line;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new IOException($"'{path}' holds something else than the results of a batch, in line {result.Number}; it is left as it is.", e);
        }
    }
}
