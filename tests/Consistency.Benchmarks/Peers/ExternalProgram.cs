using System.ComponentModel;
using System.Diagnostics;

namespace Consistency.Benchmarks.Peers;

/// <summary>Runs a program and gives what it printed.</summary>
internal static class ExternalProgram
{
    /// <summary>Runs a program; null when it is not on this machine, an empty text when it took too long.</summary>
    public static string? Run(string program, IEnumerable<string> arguments, TimeSpan timeout, string? input = null)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            _ = process.StandardError.ReadToEndAsync();
            process.StandardInput.Write(input);
            process.StandardInput.Close();
            if (!process.WaitForExit(timeout))
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit();
                return string.Empty;
            }

            return output.GetAwaiter().GetResult();
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
