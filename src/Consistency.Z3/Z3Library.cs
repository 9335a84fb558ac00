using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Native = Microsoft.Z3.Native;

namespace Consistency.Z3;

/// <summary>The native Z3 library of this machine: whether there is one, and which.</summary>
/// <remarks>
/// The package Microsoft.Z3 brings a native library for Windows and macOS on x64; on Linux it is a package of the
/// distribution, of whatever version that has. So the version is read and checked before anything else is called. Looked for
/// once in a process, on first use; thread-safe.
/// </remarks>
public static class Z3Library
{
    private const string NativeName = "libz3";

    // What distributions call it: only the package for developers adds the name without a number.
    private static readonly string[] Names = [NativeName, "libz3.so", "libz3.so.4"];

    // A process loads a native library once, whatever we do, so this is no state of ours.
    private static readonly Lazy<(Version? Version, string? Problem)> Found = new(() => Check(ReadVersion));

    /// <summary>Gets the oldest version that is used: older ones lack functions, or were never tried.</summary>
    public static Version MinimumVersion { get; } = new(4, 8, 12);

    /// <summary>Gets the version of the native library.</summary>
    /// <exception cref="Z3OracleException">There is none, or it is too old; the message says what to install.</exception>
    public static Version Version =>
        TryGetVersion(out Version? version, out string? problem) ? version : throw new Z3OracleException(problem);

    /// <summary>Looks for the native library.</summary>
    /// <param name="version">Its version.</param>
    /// <param name="problem">Why it cannot be used, and what to install.</param>
    /// <returns>Whether it can be used.</returns>
    public static bool TryGetVersion([NotNullWhen(true)] out Version? version, [NotNullWhen(false)] out string? problem)
    {
        (version, problem) = Found.Value;
        return problem is null;
    }

    /// <summary>Judges what reading the version gives.</summary>
    internal static (Version? Version, string? Problem) Check(Func<Version> read)
    {
        try
        {
            Version version = read();
            return version >= MinimumVersion
                ? (version, null)
                : (null, $"The native Z3 library is version {version}; at least {MinimumVersion} is needed. {Advice()}");
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return (null, $"No native Z3 library was found. {Advice()}");
        }
        catch (Exception e) when (e is BadImageFormatException or FileLoadException or FileNotFoundException)
        {
            return (null, $"Z3 cannot be loaded on {RuntimeInformation.RuntimeIdentifier}: its .NET binding is made for x64. "
                + "Use the managed oracle instead.");
        }
    }

    // A method of its own: where the binding cannot be loaded, calling it throws, and that can be caught.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Version ReadVersion()
    {
        try
        {
            NativeLibrary.SetDllImportResolver(typeof(Native).Assembly, Resolve);
        }
        catch (InvalidOperationException)
        {
            // The host has set a resolver of its own; then it knows where its library is.
        }

        uint major = 0;
        uint minor = 0;
        uint build = 0;
        uint revision = 0;
        Native.Z3_get_version(ref major, ref minor, ref build, ref revision);
        return new Version((int)major, (int)minor, (int)build);
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath)
    {
        if (name == NativeName)
        {
            foreach (string candidate in Names)
            {
                if (NativeLibrary.TryLoad(candidate, assembly, searchPath, out nint library))
                {
                    return library;
                }
            }
        }

        return 0;
    }

    private static string Advice() => OperatingSystem.IsLinux()
        ? "On Debian and Ubuntu: apt-get install libz3-4; elsewhere the package that holds libz3.so."
        : "The package Microsoft.Z3 brings it for x64 on Windows and macOS: reference it from the application, so that its "
            + "runtimes folder is deployed.";
}
