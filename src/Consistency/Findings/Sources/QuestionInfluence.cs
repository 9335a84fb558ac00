using System.Collections.Immutable;
using Consistency.Claims;

namespace Consistency.Findings;

/// <summary>What a question comes to, and what it would come to without each source.</summary>
public sealed class QuestionInfluence
{
    internal QuestionInfluence(Statement question, AnswerVerdict answer, decimal? margin, ImmutableArray<SourceInfluence> sources)
    {
        Question = question;
        Answer = answer;
        Margin = margin;
        Sources = sources;
    }

    /// <summary>Gets the question.</summary>
    public Statement Question { get; }

    /// <summary>Gets what every cheapest repair says of it; <see cref="AnswerVerdict.Both"/> does not occur.</summary>
    /// <remarks>
    /// An <see cref="Findings.Answer"/> rests on the statements that all cheapest repairs keep, so it can be unknown where all of them come
    /// to the same by different ways. It is never the opposite.
    /// </remarks>
    public AnswerVerdict Answer { get; }

    /// <summary>Gets by how much a denial costs more to repair than an affirmation; below zero the denial is the cheaper one.</summary>
    /// <value>Null where what is certain forces the answer, so that no source can change it, and where a limit was hit.</value>
    public decimal? Margin { get; }

    /// <summary>
    /// Gets the sources that say something which is connected with the question, those with the greatest effect first. All others
    /// change nothing, and are not listed.
    /// </summary>
    public ImmutableArray<SourceInfluence> Sources { get; }
}
