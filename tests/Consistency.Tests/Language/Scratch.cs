#pragma warning disable xUnit1051
using Consistency.Language;
namespace Consistency.Tests.Language;
public class ScratchTests
{
    [Fact]
    public void Dump()
    {
        using StreamWriter w = new("/tmp/L-out.txt");
        foreach (string line in File.ReadLines("/tmp/L-100.txt"))
        {
            Consistency.Claims.ClaimSet set = new ClaimSetBuilder().AddText(line).Build();
            w.WriteLine($"{line}\n    {string.Join(" ;; ", set.Statements.Select(s => s.Formula + (s.Alternatives.IsEmpty ? "" : "  ALT " + string.Join(" // ", s.Alternatives.Select(a => $"{a.Formula} <{a.Usual}|{a.Meaning}>")))))}  {string.Join(" ", set.Diagnostics.Select(d => d.Id + ": " + d.Message))}");
        }
        foreach (string file in Directory.GetFiles("/tmp/L-checks", "*.claims").Order())
        {
            w.WriteLine("=== " + file + "\n" + File.ReadAllText(file) + "---\n" + new ConsistencyChecker().Check(File.ReadAllText(file)).ToText());
        }
    }
}
