namespace Consistency.Cli;

/// <summary>Reads the files that a command line names; "-" is standard input.</summary>
internal static class InputFile
{
    /// <summary>Reads all bytes of a file.</summary>
    /// <exception cref="IOException">It cannot be read; the message names it.</exception>
    public static async Task<byte[]> ReadAllBytesAsync(string path, Stream standardInput, CancellationToken cancellationToken)
    {
        try
        {
            if (path != "-")
            {
                return await File.ReadAllBytesAsync(path, cancellationToken);
            }

            using MemoryStream buffer = new();
            await standardInput.CopyToAsync(buffer, cancellationToken);
            return buffer.ToArray();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new IOException($"there is no file '{path}'.", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException(Directory.Exists(path) ? $"'{path}' is a folder." : $"'{path}' may not be read.", e);
        }
    }
}
