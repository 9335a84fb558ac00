using System.CommandLine;
using Consistency.Solving;
using Consistency.Z3;

namespace Consistency.Cli;

/// <summary>The oracle that a command line asks for; frees what it took when the command is done.</summary>
internal sealed class OracleChoice : IDisposable
{
    private const string Managed = "managed";
    private const string Native = "z3";
    private readonly Z3OracleFactory? _factory;

    /// <summary>Prepares an oracle.</summary>
    /// <exception cref="Z3OracleException">Z3 is asked for, but there is no usable native library.</exception>
    public OracleChoice(string? name) => _factory = name == Native ? new Z3OracleFactory() : null;

    /// <summary>Gets what makes the oracles; null for the solver's own.</summary>
    public Func<int, ISatOracle>? Factory => _factory is null ? null : _factory.Create;

    /// <summary>Gets the name and version of an oracle that is not the solver's own.</summary>
    public string? Name => _factory is null ? null : $"Z3 {_factory.LibraryVersion}";

    /// <summary>Makes the option that chooses the oracle.</summary>
    public static Option<string> CreateOption()
    {
        Option<string> option = new("--oracle")
        {
            Description = "What decides whether clauses can hold together: the built-in solver, or the Z3 of this machine.",
            DefaultValueFactory = static _ => Managed,
        };
        option.AcceptOnlyFromAmong(Managed, Native);
        return option;
    }

    public void Dispose() => _factory?.Dispose();
}
