using System.CommandLine;
using Consistency.Logic;
using Consistency.Z3;

namespace Consistency.Cli;

/// <summary>The prover that a command line asks for.</summary>
/// <remarks>Only looked for when a finding is open, since most checks need none.</remarks>
internal static class ProverChoice
{
    private const string Automatic = "auto";
    private const string Native = "z3";
    private const string None = "none";

    /// <summary>Gets what makes the prover where a command has no option for it: the Z3 of this machine if there is one.</summary>
    public static Func<IFirstOrderProver?> Usual => Z3FirstOrderProver.Find;

    /// <summary>Makes the option that chooses the prover.</summary>
    public static Option<string> CreateOption()
    {
        Option<string> option = new("--prover")
        {
            Description = "What decides findings that the named things leave open: the Z3 of this machine if there is one, Z3, or nothing.",
            DefaultValueFactory = static _ => Automatic,
        };
        option.AcceptOnlyFromAmong(Automatic, Native, None);
        return option;
    }

    /// <summary>Gives what makes the prover; null for none.</summary>
    /// <exception cref="Z3OracleException">Z3 is asked for, but there is no usable native library.</exception>
    public static Func<IFirstOrderProver?>? Of(string? name)
    {
        if (name == Native)
        {
            _ = Z3Library.Version;
        }

        return name == None ? null : Usual;
    }
}
