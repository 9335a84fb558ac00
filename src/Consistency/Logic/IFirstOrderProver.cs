namespace Consistency.Logic;

/// <summary>Decides formulas over worlds with any number of things, finite or not.</summary>
/// <remarks>
/// A check itself looks at worlds with finitely many things (the named ones, a witness for each "there is", and a few more). Where
/// "for all … there is" nests, a contradiction over those can be one of their number only; a prover tells which it is. Its
/// limits must not depend on the clock, so that the same question gets the same answer. Implementations are thread-safe.
/// </remarks>
public interface IFirstOrderProver
{
    /// <summary>Gets what answers, with its version, as reports name it.</summary>
    string Name { get; }

    /// <summary>Tells whether there is a world in which all formulas hold and the named things are different things.</summary>
    /// <param name="formulas">The formulas, without free variables.</param>
    /// <param name="things">Constants, whether the formulas mention them or not; those of the formulas are among them.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>The answer; <see cref="FirstOrderOutcome.Unknown"/> when a limit was hit.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    FirstOrderAnswer Decide(IReadOnlyList<Formula> formulas, IReadOnlyCollection<Term> things, CancellationToken cancellationToken = default);
}
