using System.Collections.Immutable;
using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Language.Programs;

/// <summary>What a logic program written by a model says, after the repairs that are safe.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class LogicProgramResult
{
    internal LogicProgramResult(ClaimSet claims, int lines, int linesRead)
    {
        Claims = claims;
        Lines = lines;
        LinesRead = linesRead;
    }

    /// <summary>Gets the facts and rules as claims, the query as a question, and what is to be said about the program.</summary>
    public ClaimSet Claims { get; }

    /// <summary>Gets how many lines of the program should say something.</summary>
    public int Lines { get; }

    /// <summary>Gets how many of them were read, repaired ones among them.</summary>
    public int LinesRead { get; }

    /// <summary>Gets the defects: the diagnostics that are more than information.</summary>
    public ImmutableArray<Diagnostic> Defects => [.. Claims.Diagnostics.Where(static d => d.Severity != DiagnosticSeverity.Information)];

    /// <summary>Gets what is asked; null when the program has no readable query.</summary>
    public Formula? Query => Claims.Statements.LastOrDefault(static s => s.Kind == StatementKind.Question)?.Formula;
}
