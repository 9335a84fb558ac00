using System.Collections.Immutable;

namespace Consistency.Language;

/// <summary>The stable ids of everything the language can report, with a title each.</summary>
/// <remarks>An id never changes its meaning and is never used again.</remarks>
public static class DiagnosticCatalogue
{
    /// <summary>The sentence has a word or sign where something else was expected.</summary>
    public const string Unexpected = "CON0001";

    /// <summary>The sentence has no verb that could be recognised.</summary>
    public const string NoVerb = "CON0002";

    /// <summary>The sentence can be read in more than one way.</summary>
    public const string Ambiguous = "CON0003";

    /// <summary>A pronoun stands for nothing that was mentioned before it.</summary>
    public const string UnboundPronoun = "CON0004";

    /// <summary>A variable is bound by no quantifier.</summary>
    public const string FreeVariable = "CON0005";

    /// <summary>The statement is nested too deeply.</summary>
    public const string TooDeep = "CON0006";

    /// <summary>The statement is too long.</summary>
    public const string TooLong = "CON0007";

    /// <summary>The bytes are not UTF-8.</summary>
    public const string InvalidEncoding = "CON0008";

    /// <summary>The statement has a control character in it.</summary>
    public const string ControlCharacter = "CON0009";

    /// <summary>The confidence is not a number from 0 to 1.</summary>
    public const string BadConfidence = "CON0010";

    /// <summary>A question or a declaration has a confidence.</summary>
    public const string ConfidenceNotAllowed = "CON0011";

    /// <summary>Two statements have the same id.</summary>
    public const string DuplicateId = "CON0012";

    /// <summary>A declaration cannot be read.</summary>
    public const string BadDeclaration = "CON0013";

    /// <summary>Declarations contradict each other.</summary>
    public const string ContradictoryDeclaration = "CON0014";

    /// <summary>One name stands for predicates with different numbers of arguments.</summary>
    public const string TwoArities = "CON0015";

    /// <summary>A quotation mark has no partner.</summary>
    public const string UnclosedQuote = "CON0016";

    /// <summary>A source, a label or another annotation cannot be read.</summary>
    public const string BadAnnotation = "CON0017";

    /// <summary>The statement has no sentence in it.</summary>
    public const string EmptyStatement = "CON0018";

    /// <summary>The sentence uses a form that the language does not have.</summary>
    public const string Unsupported = "CON0019";

    /// <summary>A word is misspelt, and it is clear which word is meant.</summary>
    public const string Misspelling = "CON0020";

    /// <summary>A list has more or fewer names than it announces, or one of them twice.</summary>
    public const string MiscountedList = "CON0021";

    /// <summary>Words that say nothing to be reasoned with were passed over.</summary>
    public const string NotRead = "CON0022";

    /// <summary>A formula has a bracket or a connective too many or too few, and there is only one way to mend it.</summary>
    public const string FormulaMended = "CON0023";

    /// <summary>A quantifier does not reach or name a variable that it was meant to bind, and there is only one way to mend it.</summary>
    public const string QuantifierMended = "CON0024";

    /// <summary>"and" and "or" stand side by side without brackets.</summary>
    public const string MixedConnectives = "CON0025";

    /// <summary>Words without quotes were taken for one name.</summary>
    public const string JoinedName = "CON0026";

    /// <summary>A program uses a predicate that it does not declare.</summary>
    public const string UndeclaredPredicate = "CON0030";

    /// <summary>A program uses a predicate with another number of arguments than it declares.</summary>
    public const string ArityClash = "CON0031";

    /// <summary>A line of a program says the opposite of the sentence that it translates.</summary>
    public const string PolarityFlip = "CON0032";

    /// <summary>No line of a program says what a sentence of its theory says.</summary>
    public const string DroppedStatement = "CON0033";

    /// <summary>A program declares a plural beside its singular.</summary>
    public const string PluralSplit = "CON0034";

    /// <summary>What follows a verb was read as one phrase.</summary>
    public const string OnePhrase = "CON0027";

    /// <summary>A pronoun was taken for what the sentence before names.</summary>
    public const string TakenUp = "CON0029";

    /// <summary>A sentence takes up a thing of which other sentences name only the kind.</summary>
    public const string ByName = "CON0028";

    /// <summary>The document is not JSON.</summary>
    public const string BadJson = "CON0050";

    /// <summary>An item of a JSON document is no statement.</summary>
    public const string BadItem = "CON0051";

    /// <summary>An item has a property that is nearly one that the form knows.</summary>
    public const string UnknownProperty = "CON0052";

    /// <summary>An item holds several statements.</summary>
    public const string SeveralSentences = "CON0053";

    /// <summary>A row of a table is no triple.</summary>
    public const string BadRow = "CON0054";

    /// <summary>A cell of a table is quoted wrongly.</summary>
    public const string BadQuoting = "CON0055";

    /// <summary>A TPTP formula cannot be read.</summary>
    public const string BadTptp = "CON0056";

    /// <summary>A TPTP construct has no counterpart here.</summary>
    public const string UnsupportedTptp = "CON0057";

    /// <summary>An SMT-LIB command cannot be read.</summary>
    public const string BadSmtLib = "CON0058";

    /// <summary>An SMT-LIB construct has no counterpart here.</summary>
    public const string UnsupportedSmtLib = "CON0059";

    /// <summary>Two names of a formal document are one name here, so one of them got another.</summary>
    public const string NamesCollide = "CON0060";

    /// <summary>A WCNF document is malformed.</summary>
    public const string BadWcnf = "CON0061";

    /// <summary>Weights of a document count in another unit in reports.</summary>
    public const string WeightUnit = "CON0062";

    /// <summary>The weights of a document are too far apart to be told apart exactly.</summary>
    public const string WeightsRounded = "CON0063";

    /// <summary>A translation leaves something out because its form cannot say it.</summary>
    public const string NotExpressible = "CON0064";

    /// <summary>A file holds something else than statements.</summary>
    public const string ForeignText = "CON0065";

    /// <summary>A folder has no claim file in it.</summary>
    public const string NoClaimFile = "CON0066";

    /// <summary>A Japanese noun is used as a name and as a kind of things.</summary>
    public const string NameOrKind = "CON0070";

    /// <summary>A line of a test file cannot be read.</summary>
    public const string UnreadableTestLine = "CON0080";

    /// <summary>A test expects nothing, or asks without saying what is expected.</summary>
    public const string TestWithoutExpectation = "CON0081";

    /// <summary>What is expected is about a statement that the test does not have, or of which nothing can be expected.</summary>
    public const string ExpectationOfNothing = "CON0082";

    /// <summary>Gets every id with its title, in order of the ids.</summary>
    public static ImmutableSortedDictionary<string, string> Titles { get; } = new Dictionary<string, string>
    {
        [Unexpected] = "Unexpected word or sign",
        [NoVerb] = "No verb found",
        [Ambiguous] = "More than one reading",
        [UnboundPronoun] = "Pronoun without a partner",
        [FreeVariable] = "Variable bound by no quantifier",
        [TooDeep] = "Nested too deeply",
        [TooLong] = "Statement too long",
        [InvalidEncoding] = "Not UTF-8",
        [ControlCharacter] = "Control character",
        [BadConfidence] = "Not a confidence",
        [ConfidenceNotAllowed] = "Confidence where none can be",
        [DuplicateId] = "Duplicate id",
        [BadDeclaration] = "Unreadable declaration",
        [ContradictoryDeclaration] = "Contradictory declarations",
        [TwoArities] = "One name, different numbers of arguments",
        [UnclosedQuote] = "Unclosed quotation",
        [BadAnnotation] = "Unreadable annotation",
        [EmptyStatement] = "Empty statement",
        [Unsupported] = "Form not supported",
        [Misspelling] = "Misspelt word",
        [MiscountedList] = "List and number differ",
        [NotRead] = "Words passed over",
        [FormulaMended] = "Bracket or connective mended",
        [QuantifierMended] = "Quantifier mended",
        [JoinedName] = "Several words taken for one name",
        [UndeclaredPredicate] = "Undeclared predicate",
        [ArityClash] = "Number of arguments differs from the declaration",
        [PolarityFlip] = "Opposite of the sentence",
        [DroppedStatement] = "Sentence missing in the program",
        [PluralSplit] = "Plural beside singular",
        [OnePhrase] = "Words read as one phrase",
        [ByName] = "Said of things with names only",
        [TakenUp] = "Pronoun for what the sentence before names",
        [MixedConnectives] = "Mixed connectives without brackets",
        [BadJson] = "Not JSON",
        [BadItem] = "JSON item that is no statement",
        [UnknownProperty] = "Unknown property",
        [SeveralSentences] = "Several statements in one item",
        [BadRow] = "Row that is no triple",
        [BadQuoting] = "Wrongly quoted cell",
        [BadTptp] = "Unreadable TPTP",
        [UnsupportedTptp] = "TPTP construct not supported",
        [BadSmtLib] = "Unreadable SMT-LIB",
        [UnsupportedSmtLib] = "SMT-LIB construct not supported",
        [NamesCollide] = "Name changed",
        [BadWcnf] = "Malformed WCNF",
        [WeightUnit] = "Unit of weight",
        [WeightsRounded] = "Weights rounded",
        [NotExpressible] = "Left out of a translation",
        [ForeignText] = "File that holds no statements",
        [NoClaimFile] = "Folder without claim files",
        [NameOrKind] = "Name or kind",
        [UnreadableTestLine] = "Unreadable line of a test file",
        [TestWithoutExpectation] = "Test or question that expects nothing",
        [ExpectationOfNothing] = "Expectation about nothing",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);
}
