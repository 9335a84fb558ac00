using System.Runtime.CompilerServices;
using Consistency.Claims;
using Consistency.Logic;

namespace Consistency.Cli;

/// <summary>Shortens the start of commands that check one thing and end.</summary>
/// <remarks>
/// Most of such a start is spent on compiling methods that are used once: generic ones cannot be compiled ahead together with types of the
/// framework. A check of three statements, on a thread of its own, has them compiled while the command line is read and the statements are;
/// nothing of it is shown. Native code needs none of this, and on one processor it would only cost.
/// </remarks>
internal static class StartUp
{
    /// <summary>Starts the preparation, if the command line is one that it helps.</summary>
    /// <param name="arguments">The arguments of the tool.</param>
    public static void Prepare(string[] arguments)
    {
        if (arguments is ["check" or "explain", ..] && RuntimeFeature.IsDynamicCodeCompiled && Environment.ProcessorCount > 1)
        {
            new Thread(Check) { IsBackground = true }.Start();
        }
    }

    private static void Check()
    {
        try
        {
            Term x = Term.Variable("x");
            Term a = Term.Constant("a");
            Predicate p = new("p", 1);
            Predicate q = new("q", 1);
            ClaimSet claims = new ClaimSetBuilder()
                .AddFact(Formula.ForAll("x", !(p.Of(x) & q.Of(x))))
                .AddClaim(p.Of(a), 0.9)
                .AddClaim(q.Of(a), 0.6)
                .Build();
            new ConsistencyChecker().Check(claims).ToText();
        }
#pragma warning disable CA1031 // It prepares what comes next, which says for itself what is wrong.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }
}
