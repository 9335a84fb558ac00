using System.Globalization;
using System.Text;

namespace Consistency.Benchmarks;

/// <summary>Makes documents of the size of an answer, as formulas and as English that says the same.</summary>
/// <remarks>
/// Ten statements each: two rules that make a chain, and eight claims with confidences about two named things. Names differ from
/// document to document (about 50,000 of them), predicates repeat (some 100), as in answers about one field. In one document of four
/// something that follows from the chain is denied, in every eighth of those by a fact; in another of twelve a claim is denied outright.
/// The same number gives the same document on every machine.
/// </remarks>
internal static class BatchCorpus
{
    private static readonly string[] Syllables =
    [
        "ba", "do", "fi", "ga", "hu", "ja", "ko", "le", "mi", "no", "pa", "ru", "sa", "te", "vo", "wi", "za", "bri", "cla", "dro", "fle", "gri", "sta", "tro",
    ];

    private static readonly string[] Classes =
    [
        "sparrow", "bird", "penguin", "mammal", "dolphin", "whale", "teacher", "doctor", "driver", "city", "river", "planet", "robot", "motor", "camera",
        "painter", "writer", "student", "farmer", "lawyer", "nurse", "baker", "pilot", "sailor", "singer", "dancer", "cook", "judge", "guard", "clerk",
        "horse", "rabbit", "turtle", "spider", "monkey", "tiger", "rose", "tulip", "tree", "fruit",
    ];

    private static readonly string[] Properties =
    [
        "tall", "small", "red", "blue", "green", "cold", "warm", "young", "old", "kind", "quiet", "loud", "quick", "slow", "smart", "brave", "calm",
        "rich", "poor", "strong", "weak", "round", "heavy", "light", "bright", "dark", "clean", "happy", "sad", "angry", "nice", "rough", "smooth",
        "sharp", "soft", "hard", "wet", "dry", "safe", "famous",
    ];

    private static readonly string[] Relations = ["likes", "visits", "sees", "chases", "helps", "needs", "calls", "follows"];

    /// <summary>Writes statements that documents share: 40 rules, and facts about other things than they speak of.</summary>
    /// <param name="lines">Where they are written, in the claim language.</param>
    /// <param name="count">How many there are, rules included.</param>
    public static void WriteKnown(StringBuilder lines, int count)
    {
        Random random = new(0);
        for (int i = 0; i < count; i++)
        {
            string kind = Classes[random.Next(Classes.Length)];
            string property = Properties[random.Next(Properties.Length)];
            string thing = $"thing{random.Next(1 + (count / 3))}";
            lines.Append(i < 40 ? $"rule forall x: {kind}(x) -> {property}(x)\n"
                : i % 10 == 0 ? $"fact {Relations[random.Next(Relations.Length)]}({thing}, thing{random.Next(1 + (count / 3))})\n"
                : i % 2 == 0 ? $"fact {kind}({thing})\n"
                : $"fact {property}({thing})\n");
        }
    }

    /// <summary>Writes one document as a line of JSON.</summary>
    /// <param name="lines">Where it is written.</param>
    /// <param name="number">Its number.</param>
    /// <param name="english">Whether it is a text in English instead of items with formulas.</param>
    /// <param name="withRules">Whether it has its two rules.</param>
    public static void Write(StringBuilder lines, int number, bool english = false, bool withRules = true)
    {
        Random random = new(number);
        string[] names = [Name(random), Name(random)];
        int[] kinds = Distinct(random, Classes.Length, 4);
        int[] properties = Distinct(random, Properties.Length, 5);
        string relation = Relations[random.Next(Relations.Length)];
        List<(string Kind, string Formula, string Sentence)> statements =
        [
            ("rule", $"forall x: {Classes[kinds[0]]}(x) -> {Classes[kinds[1]]}(x)", $"If something is a {Classes[kinds[0]]} then it is a {Classes[kinds[1]]}."),
            ("rule", $"forall x: {Classes[kinds[1]]}(x) -> {Properties[properties[0]]}(x)", $"If something is a {Classes[kinds[1]]} then it is {Properties[properties[0]]}."),
            ("claim", $"{Classes[kinds[0]]}({names[0]})", $"{Capital(names[0])} is a {Classes[kinds[0]]}."),
            ("claim", $"{Properties[properties[1]]}({names[0]})", $"{Capital(names[0])} is {Properties[properties[1]]}."),
            ("claim", $"!{Properties[properties[2]]}({names[0]})", $"{Capital(names[0])} is not {Properties[properties[2]]}."),
            ("claim", $"{relation}({names[0]}, {names[1]})", $"{Capital(names[0])} {relation} {Capital(names[1])}."),
            ("claim", $"{Classes[kinds[2]]}({names[1]})", $"{Capital(names[1])} is a {Classes[kinds[2]]}."),
            ("claim", $"!{Classes[kinds[3]]}({names[1]})", $"{Capital(names[1])} is not a {Classes[kinds[3]]}."),
            ("claim", $"{Properties[properties[3]]}({names[1]})", $"{Capital(names[1])} is {Properties[properties[3]]}."),
        ];
        statements.Add((number % 12) switch
        {
            0 or 4 or 8 => (number % 32 == 0 ? "fact" : "claim", $"!{Properties[properties[0]]}({names[0]})", $"{Capital(names[0])} is not {Properties[properties[0]]}."),
            6 => ("claim", $"!{Properties[properties[3]]}({names[1]})", $"{Capital(names[1])} is not {Properties[properties[3]]}."),
            _ => ("claim", $"{Properties[properties[4]]}({names[1]})", $"{Capital(names[1])} is {Properties[properties[4]]}."),
        });
        statements.RemoveAll(s => !withRules && s.Kind == "rule");
        lines.Append(CultureInfo.InvariantCulture, $"{{\"id\": {number}, ").Append(english ? "\"text\": \"" : "\"claims\": [");
        for (int i = 0; i < statements.Count; i++)
        {
            (string kind, string formula, string sentence) = statements[i];
            string confidence = kind == "claim" ? $"0.{random.Next(55, 100)}" : string.Empty;
            if (english)
            {
                lines.Append(i == 0 ? string.Empty : "\\n").Append(kind == "claim" ? string.Empty : kind + " ").Append(sentence).Append(kind == "claim" ? " @ " : string.Empty).Append(confidence);
            }
            else
            {
                lines.Append(i == 0 ? "{" : ", {").Append(kind == "claim" ? string.Empty : $"\"kind\": \"{kind}\", ").Append("\"formula\": \"").Append(formula).Append('"')
                    .Append(kind == "claim" ? $", \"confidence\": {confidence}" : string.Empty).Append('}');
            }
        }

        lines.Append(english ? "\"}\n" : "]}\n");
    }

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static string Name(Random random)
    {
        string name = string.Concat(Enumerable.Range(0, 3).Select(_ => Syllables[random.Next(Syllables.Length)]));
        return random.Next(4) == 0 ? name + "n" : name + "r";
    }

    private static int[] Distinct(Random random, int count, int taken)
    {
        int[] all = [.. Enumerable.Range(0, count)];
        random.Shuffle(all);
        return all[..taken];
    }
}
