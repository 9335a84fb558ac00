namespace Consistency.Tests.Findings;

/// <summary>Draws texts over the whole claim language from a seed: both registers, Japanese, declarations, times, sources, questions.</summary>
internal sealed class RandomTexts
{
    private readonly Random _random;
    private readonly bool _isJapanese;
    private readonly bool _hasTimes;
    private readonly bool _hasChoices;

    public RandomTexts(int seed)
    {
        _random = new Random(seed);
        int kind = _random.Next(10);
        _isJapanese = kind == 0;
        _hasTimes = kind is 1 or 2 or 3;
        _hasChoices = kind is 2 or 3 or 4 or 5;
    }

    public string Next()
    {
        List<string> lines = [];
        if (_hasChoices)
        {
            lines.Add($"relation lives_in: functional{Pick("", ", latest wins", ", supersedes", ", closed", ", latest wins, closed")}");
        }

        int count = _random.Next(4, 18);
        for (int i = 0; i < count; i++)
        {
            string id = OneIn(6) ? $"[k{i}] " : string.Empty;
            string confidence = OneIn(2) ? $" @ 0.{_random.Next(1, 99):00}" : string.Empty;
            string source = OneIn(4) ? $" from \"doc {_random.Next(3)}\"" : string.Empty;
            lines.Add(_isJapanese
                ? Pick($"claim {id}{Japanese()}{confidence}{source}", $"fact {id}{Japanese()}", $"rule {id}{Japanese()}")
                : _random.Next(9) switch
                {
                    0 => $"fact {id}{(OneIn(2) ? Simple(_hasTimes) : Rule())}.",
                    1 => $"rule {id}{Rule()}.{(OneIn(2) ? $" @ 0.{_random.Next(51, 99)}" : string.Empty)}",
                    2 or 3 => Declaration(),
                    4 when OneIn(2) => $"ask {Simple(_hasTimes)}.",
                    _ => $"claim {id}{Claim()}.{confidence}{source}",
                });
        }

        return string.Join('\n', lines);
    }

    private string Simple(bool mayHaveTime)
    {
        string not = OneIn(3) ? " not" : string.Empty;
        bool denies = not.Length > 0;
        string name = Name();
        return _random.Next(mayHaveTime ? 12 : 8) switch
        {
            0 => $"{name} is{not} a {Kind()}",
            1 or 2 => $"{name} is{not} {Quality()}",
            3 => $"{name} {(denies ? "does not like" : "likes")} {Name()}",
            4 => $"{name} is{not} older than {Name()}",
            5 => $"{name} {(denies ? "does not live" : "lives")} in {City()}",
            6 => $"{name} is{not} the boss of {Name()}",
            7 => $"{name} can{(denies ? "not" : string.Empty)} fly",
            8 => $"As of 202{_random.Next(4)}, {name} {(denies ? "does not live" : "lives")} in {City()}",
            9 => $"{Pick("Reuters", "AP")} {Pick("claims", "says")} that {name} is{not} {Quality()}",
            10 => $"Since 202{_random.Next(4)}, {name} lives in {City()}",
            _ => $"According to {Pick("Reuters", "AP")}, as of 202{_random.Next(3)}, {name} is{not} {Quality()}",
        };
    }

    private string Rule() => _random.Next(12) switch
    {
        0 => $"Every {Kind()} is {Quality()}",
        1 => $"No {Kind()} is {Pick("a " + Kind(), Quality())}",
        2 => $"If something is {Quality()} then it is {Pick("", "not ")}{Quality()}",
        3 => $"If {Simple(false)} then {Simple(false)}",
        4 => $"Only {Kind()}s can fly",
        5 => $"forall x, y: likes(x, y) -> {Pick("likes(y, x)", "kind(x)", "!older_than(x, y)", "kind(x) | big(y)")}",
        6 => $"At most one {Kind()} is {Quality()}",
        7 => $"{Simple(false)} or {Simple(false)}",
        8 => $"forall x: {Quality()}(x) <-> {Pick(Kind(), Quality())}(x)",
        9 => $"{Name()} is {Quality()} or {Quality()} but not both",
        10 => $"forall x: {Kind()}(x) -> exists y: {Pick("likes(x, y)", "likes(y, x)", "older_than(x, y)")}",
        _ => $"Exactly one of Alice, Bob and Carol is {Quality()}",
    };

    private string Claim() => _random.Next(12) switch
    {
        0 => Rule(),
        1 => $"Someone is {Quality()}",
        2 => $"At least two {Kind()}s are {Quality()}",
        3 => $"{Pick("", "!")}{Quality()}({Constant()}) {Pick("&", "|", "->", "<->", "^")} {Pick("", "!")}{Kind()}({Constant()})",
        4 => Pick($"{Name()} is the oldest", $"Nobody likes {Name()}", $"Everyone is {Quality()}", $"{Constant()} = {Constant()}", $"{Name()} is not red and big"),
        5 when _hasChoices => $"{Name()} lives in {City()}",
        _ => Simple(_hasTimes),
    };

    private string Declaration() => _random.Next(_hasChoices ? 11 : 8) switch
    {
        0 => "relation \"older than\" is transitive, asymmetric.",
        1 => $"relation likes: {Pick("symmetric", "transitive", "irreflexive", "asymmetric", "functional", "symmetric, transitive")}",
        2 => "relation lives_in: functional",
        3 => "exclusive cat(x), dog(x), bird(x)",
        4 => "exclusive red(x), big(x)",
        5 => "relation \"boss of\": inverse \"works for\"",
        6 => $"relation \"boss of\": {Pick("asymmetric", "functional", "transitive, asymmetric")}",
        7 => "relation \"older than\": transitive, irreflexive",
        8 => $"relation lives_in: functional, {Pick("latest wins", "supersedes")}",
        9 => $"relation {Pick("kind", "can_fly", "likes", "cat")}: closed",
        _ => "relation likes: supersedes",
    };

    private string Japanese()
    {
        string name = Pick("太郎", "花子", "次郎");
        return _random.Next(11) switch
        {
            0 => $"{name}は{JapaneseKind()}である。",
            1 => $"{name}は{JapaneseKind()}ではない。",
            2 => $"{name}は{Pick("大きい", "大きくない", "飛べる", "飛べない")}。",
            3 => $"すべての{JapaneseKind()}は{Pick("飛べる", "大きい")}。",
            4 => $"どの{JapaneseKind()}も飛べない。",
            5 => $"{name}は{Pick("太郎", "花子", "次郎")}より年上である。",
            6 => $"もし何かが{JapaneseKind()}ならば、それは{JapaneseKind()}である。",
            7 => $"{name}は{JapaneseKind()}または{JapaneseKind()}である。",
            8 => $"{name}は{Pick("太郎", "花子", "次郎")}を{Pick("愛する", "愛さない")}。",
            9 => "何かが大きい。",
            _ => "誰も飛べない。",
        };
    }

    private string Name() => Pick("Alice", "Bob", "Carol");

    private string Constant() => Pick("alice", "bob", "carol");

    private string Kind() => Pick("cat", "bird", "dog");

    private string Quality() => Pick("kind", "big", "red");

    private string City() => Pick("Paris", "Rome", "Oslo");

    private string JapaneseKind() => Pick("鳥", "猫", "犬");

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];

    private bool OneIn(int count) => _random.Next(count) == 0;
}
