using Consistency.Claims;

namespace Consistency.Findings;

/// <summary>The sentences in which a language says the steps of a proof.</summary>
internal interface IProofWords
{
    /// <summary>What is said of a conflict when there is no proof to show.</summary>
    string NoProof { get; }

    /// <summary>What is said of an answer when there is no proof to show.</summary>
    /// <param name="references">The statements that it follows from; empty for none.</param>
    /// <param name="holds">Whether what is asked follows; otherwise its opposite.</param>
    string NoAnswerProof(string references, bool holds);

    /// <summary>Gets the mark of what is supposed so as to be refuted.</summary>
    string Supposed { get; }

    /// <summary>Gives names to things that a statement speaks of without one; null for what is supposed.</summary>
    string Let(IReadOnlyList<string> names, string? reference);

    /// <summary>Several things that are known, each with a reference or none.</summary>
    string Join(IReadOnlyList<(string Words, string? Reference)> known);

    /// <summary>So many more things like those before.</summary>
    string More(int count);

    /// <summary>The step from premises (none: empty) to one conclusion or several.</summary>
    string Derived(string premises, IReadOnlyList<string> conclusions, string basis);

    /// <summary>Goes on with a step: from what was said last, and other premises (none: empty), to one conclusion or several.</summary>
    string AndDerived(string said, string premises, IReadOnlyList<string> conclusions, string basis);

    /// <summary>Goes on with the end: what was said last, and other premises (none: empty), against what a statement says.</summary>
    string AndButSaid(string said, string premises, string reference, string words, string? basis);

    /// <summary>Goes on with the end: what was said last, and other premises (none: empty), are excluded by a law.</summary>
    string AndAgainstLaw(string said, string premises, string law);

    /// <summary>Goes on with the end: what was said last, and other premises (none: empty), are excluded by a statement.</summary>
    string AndRuledOut(string said, string premises, string references);

    /// <summary>Goes on with the end: what was said last contradicts other premises (none: itself).</summary>
    string AndClash(string said, string premises);

    /// <summary>A statement says something.</summary>
    string Said(string reference, string words);

    /// <summary>One statement says something and another (or the same) the opposite.</summary>
    string SaidAndSaid(string reference, string words, string otherReference, string otherWords);

    /// <summary>Things that are known, against what a statement says, by a law or (null) directly.</summary>
    string ButSaid(string premises, string reference, string words, string? basis);

    /// <summary>Things that were both derived and are opposites.</summary>
    string Clash(IReadOnlyList<(string Words, string? Reference)> known);

    /// <summary>Things that a law excludes.</summary>
    string AgainstLaw(string premises, string law);

    /// <summary>Things that a statement excludes.</summary>
    string RuledOut(string premises, string references);

    /// <summary>A statement that contradicts itself.</summary>
    string Impossible(string references);

    /// <summary>A distinction of cases.</summary>
    string Split(string premises, IReadOnlyList<string> cases, string basis);

    /// <summary>The head of a case.</summary>
    string Case(string words);

    /// <summary>The statements that a step applies.</summary>
    string By(string references, bool isQuestion);

    /// <summary>The law that a step applies, as a reason.</summary>
    string Since(string law);

    /// <summary>A law, as a sentence.</summary>
    string Law(Inference law, Declaration declaration, string reference);
}
