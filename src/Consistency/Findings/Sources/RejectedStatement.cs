using Consistency.Claims;

namespace Consistency.Findings;

/// <summary>A statement that the cheapest repair does not keep, and who would be right and wrong if it were true.</summary>
public sealed class RejectedStatement
{
    internal RejectedStatement(Statement statement, int agreeing, int opposing, double surprise)
    {
        Statement = statement;
        Agreeing = agreeing;
        Opposing = opposing;
        Surprise = surprise;
    }

    /// <summary>Gets the statement.</summary>
    public Statement Statement { get; }

    /// <summary>Gets how many sources, its own included, say something that is not kept either and would be true if it were.</summary>
    public int Agreeing { get; }

    /// <summary>Gets how many other sources say something that is kept and would have to be given up if it were true.</summary>
    public int Opposing { get; }

    /// <summary>
    /// Gets how improbable it is that as many of these sources, or more, err by themselves: −ln P(X ≥ <see cref="Agreeing"/>) for a
    /// binomial X of <see cref="Agreeing"/> + <see cref="Opposing"/> trials at <see cref="SourceReview.ErrorRate"/>.
    /// </summary>
    public double Surprise { get; }
}
