using Parser = Consistency.Language.Generated.EnglishParser;

namespace Consistency.Language;

/// <summary>Ends a reading because the sentence takes up a thing that became part of a relation's name: it is read again with a variable for it.</summary>
/// <remarks>"If a person owns a car then the person insures the car": met once in a sentence at most, and never in sentences without such a phrase.</remarks>
internal sealed class LiftException : Exception
{
    public LiftException(Dissolved introduced, Parser.NounContext mention)
    {
        Introduced = introduced;
        Mention = mention;
    }

    /// <summary>The phrase that spoke of the thing first.</summary>
    public Dissolved Introduced { get; }

    /// <summary>The phrase that takes it up.</summary>
    public Parser.NounContext Mention { get; }
}
