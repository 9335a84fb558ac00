namespace Consistency.AI.Verification.Questions;

/// <summary>Why a chain of verification asked no further question.</summary>
public enum VerificationEnd
{
    /// <summary>No claim in a conflict is open any more, or nothing is in conflict.</summary>
    Settled,

    /// <summary>The verifier was asked about every open claim in a conflict, and what it said does not decide them all.</summary>
    AllAsked,

    /// <summary>No further question is expected to give <see cref="ChainOfVerificationOptions.LeastGain"/>.</summary>
    LittleGain,

    /// <summary><see cref="ChainOfVerificationOptions.MaxQuestions"/> were asked.</summary>
    QuestionLimit,

    /// <summary>
    /// It could not be found out what is open: a limit was hit, or what is certain contradicts itself; or what is open is no single
    /// question, such as a rule with many instances.
    /// </summary>
    Undecided,
}
