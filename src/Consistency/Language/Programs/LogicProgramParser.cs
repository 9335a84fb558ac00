namespace Consistency.Language.Programs;

/// <summary>Reads the logic programs that models are asked to write (the syntax of Logic-LM), and reports their defects.</summary>
/// <remarks>
/// Two dialects: <c>Cold($x, True) &amp;&amp; Kind($x, True) &gt;&gt;&gt; Smart($x, False)</c> under the headings Predicates,
/// Facts, Rules and Query, and first-order formulas under Predicates, Premises and Conclusion. Behind <c>:::</c> a line may
/// have its English beside it. Defects are free variables, undeclared or misspelt predicates, other numbers of arguments than
/// declared, a polarity that the English beside the line contradicts, sentences of the theory that no line says, and a plural
/// declared beside its singular. A repair is made where only one is possible, and each one is reported. Thread-safe; linear
/// in the length of the program, but for misspelt predicates, which are compared with every declared one.
/// Source of the syntax: Pan et al., Logic-LM, 2023.
/// </remarks>
#pragma warning disable CA1822 // Instance methods on purpose, as in ClaimParser.
public sealed class LogicProgramParser
{
    /// <summary>Reads a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="theory">The English that it translates, to find what was dropped; null when it is not at hand.</param>
    /// <param name="question">The English of the query, to find a flipped polarity; null when it is not at hand.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>What the program says, and its defects.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public LogicProgramResult Parse(string program, string? theory = null, string? question = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(program);
        return new ProgramSession(program).Parse(theory, question, cancellationToken);
    }
}
