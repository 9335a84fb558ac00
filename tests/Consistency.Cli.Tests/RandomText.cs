namespace Consistency.Cli.Tests;

/// <summary>A small random text of clauses, with the truth about it by trying everything.</summary>
internal sealed class RandomText
{
    private const int Atoms = 6;
    private readonly List<int[]> _clauses = [];

    public RandomText(Random random)
    {
        int statements = random.Next(3, 14);
        List<string> lines = [];
        for (int i = 0; i < statements; i++)
        {
            int[] clause =
            [
                .. Enumerable.Range(1, Atoms).OrderBy(_ => random.Next()).Take(random.Next(1, 4))
                    .Select(a => random.Next(2) == 0 ? a : -a),
            ];
            _clauses.Add(clause);
            string keyword = random.Next(3) switch { 0 => "fact ", 1 => "rule ", _ => "claim " };
            lines.Add(keyword + string.Join(" | ", clause.Select(static l => l > 0 ? $"p{l}" : $"!p{-l}")));
        }

        lines.Add("ask p1");
        Text = string.Join('\n', lines) + "\n";
    }

    public string Text { get; }

    public bool IsConsistent => Enumerable.Range(0, 1 << Atoms).Any(
        world => _clauses.All(clause => clause.Any(l => (world >> (Math.Abs(l) - 1) & 1) == (l > 0 ? 1 : 0))));
}
