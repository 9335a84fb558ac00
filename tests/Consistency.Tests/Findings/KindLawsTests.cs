using System.Globalization;
using System.Text;
using Consistency.Claims;
using Consistency.Findings;
using Consistency.Formats;

namespace Consistency.Tests.Findings;

/// <summary>Who speaks of birds takes it that there are some.</summary>
public class KindLawsTests
{
    [Theory]
    [InlineData("Birds can fly. Birds cannot fly.", "bird")]
    [InlineData("Cats are animals. No cat is an animal.", "cat")]
    [InlineData("Penguins are birds. All birds can fly. Penguins cannot fly.", "penguin")]
    [InlineData("Emperor penguins are penguins. Penguins are birds. Every bird can fly. A penguin cannot fly.", "penguin")]
    [InlineData("Every dog is a mammal. If something is a mammal then it is an animal. No dog is an animal.", "dog")]
    [InlineData("All cats are black or white. No cat is black. No cat is white.", "cat")]
    [InlineData("Elephants are bigger than mice. Mice are bigger than elephants.", "elephant mouse")]
    [InlineData("Cheetahs are faster than lions. Lions are faster than turtles. Turtles are faster than cheetahs.", "cheetah lion turtle")]
    [InlineData("Elephants are bigger than mice. Elephants are not bigger than mice.", "elephant")]
    [InlineData("どの鳥も飛べる。どの鳥も飛べない。", "鳥")]
    [InlineData("[\"Birds can fly.\", \"Birds cannot fly.\"]", "bird")]
    public void Check_KindsOfWhichNothingCouldBe_AreAConflictWithTheirLaws(string text, string kinds)
    {
        ConsistencyReport report = Check(text);
        Assert.Equal(Verdict.Inconsistent, report.Verdict);
        string[] laws = [.. report.Violations[0].Statements.Select(static s => s.Id).Where(static i => i.StartsWith("meaning of", StringComparison.Ordinal))];
        Assert.Equal(kinds.Split(' ').Select(static k => $"meaning of '{k}'"), laws);
        Assert.Single(report.Violations);
    }

    [Theory]
    [InlineData("If something is a bird then it can fly. If something is a bird then it cannot fly.")]
    [InlineData("forall x: bird(x) -> can_fly(x). forall x: bird(x) -> !can_fly(x).")]
    [InlineData("Nothing is a unicorn. Unicorns are white. Unicorns are not white.")]
    [InlineData("There are no unicorns. Unicorns are white. Unicorns are not white.")]
    [InlineData("Kind people are nice. Kind people are not nice.")]
    [InlineData("Every bird is happy if it is fed. No bird is happy if it is fed.")]
    [InlineData("Reuters says that birds can fly. Reuters says that birds cannot fly.")]
    [InlineData("Birds can fly. Birds cannot fly. @ 0.2")]
    [InlineData("rule Birds can fly. @ 0.9\nPenguins are birds. Penguins cannot fly.")]
    [InlineData("fact Tweety is a bird. Birds can fly. Birds cannot fly.")]
    [InlineData("Birds can fly. Penguins are birds. Penguins swim. No fish is a bird.")]
    [InlineData("Elephants are bigger than mice. Mice are bigger than ants.")]
    [InlineData("It is not true that all birds can fly. Birds cannot fly.")]
    public void Check_WhatTakesNothingForGranted_HasNoSuchConflict(string text) =>
        Assert.DoesNotContain(Check(text).Violations.SelectMany(static c => c.Statements), static s => s.Id.StartsWith("meaning of", StringComparison.Ordinal));

    [Fact]
    public void Check_LongChainsOfKinds_GetOneLawInTimeLinearInTheChain()
    {
        // 20,000 kinds, each of them one of the next: square would be too much, and be said.
        IEnumerable<string> chain = Enumerable.Range(0, 20_000).Select(static i => string.Create(CultureInfo.InvariantCulture, $"Every kind{i}a is a kind{i + 1}a.\n"));
        ClaimSet consistent = new ClaimSetBuilder().AddText(string.Concat(chain), cancellationToken: TestContext.Current.CancellationToken).Build();
        Assert.Equal(20_000, ClaimPreparation.Of(consistent, out _).Statements.Length);

        ClaimSet clash = new ClaimSetBuilder().AddText(string.Concat(chain) + "No kind7a is a kind20000a.", cancellationToken: TestContext.Current.CancellationToken).Build();
        ClaimSet prepared = ClaimPreparation.Of(clash, out _);
        Assert.Equal("meaning of 'kind7a'", Assert.Single(prepared.Statements[20_001..]).Id);
        Assert.Empty(prepared.Diagnostics);
    }

    [Fact]
    public void Of_RandomSentencesAboutKinds_GiveALawWhereNoOneThingOfAKindCanBe()
    {
        Random random = new(1);
        int excluding = 0;
        for (int round = 0; round < 1_000; round++)
        {
            List<(string Text, Func<int, bool> Holds, int Kind)> said = [];
            for (int i = random.Next(2, 7); i > 0; i--)
            {
                (int a, int b, int c) = (random.Next(4), random.Next(4), random.Next(4));
                said.Add(random.Next(4) switch
                {
                    0 => ($"Every kin{a}t is a kin{b}t.", w => !Has(w, a) || Has(w, b), a),
                    1 => ($"No kin{a}t is a kin{b}t.", w => !Has(w, a) || !Has(w, b), a),
                    2 => ($"A kin{a}t is not a kin{b}t.", w => !Has(w, a) || !Has(w, b), a),
                    _ => ($"If something is a kin{a}t and it is a kin{b}t then it is a kin{c}t.", w => !Has(w, a) || !Has(w, b) || Has(w, c), -1),
                });
            }

            string text = string.Join(' ', said.Select(static s => s.Text));
            ClaimSet claims = new ClaimSetBuilder().AddText(text, cancellationToken: TestContext.Current.CancellationToken).Build();
            Assert.Empty(claims.Diagnostics);

            // Without a contradiction in what is said outright, these are Horn clauses, for which unit propagation is complete.
            bool expected = said.Exists(k => k.Kind >= 0 && !Enumerable.Range(0, 16).Any(w => Has(w, k.Kind) && said.TrueForAll(s => s.Holds(w))))
                && !said.Exists(k => k.Kind >= 0 && said.Exists(s => s.Text == $"No kin{k.Kind}t is a kin{k.Kind}t." || s.Text == $"A kin{k.Kind}t is not a kin{k.Kind}t."));
            bool hasLaw = ClaimPreparation.Of(claims, out _).Statements.Any(static s => s.Id.StartsWith("meaning of", StringComparison.Ordinal));
            Assert.True(!expected || hasLaw, text);
            if (hasLaw)
            {
                excluding++;
                Assert.True(said.Exists(k => k.Kind >= 0 && !Enumerable.Range(0, 16).Any(w => Has(w, k.Kind) && said.TrueForAll(s => s.Holds(w)))), text);
            }
        }

        Assert.InRange(excluding, 100, 900);
    }

    private static bool Has(int world, int kind) => (world >> kind & 1) != 0;

    private static ConsistencyReport Check(string text)
    {
        ClaimSetBuilder builder = new();
        _ = text.StartsWith('[') ? builder.AddDocument(Encoding.UTF8.GetBytes(text), DocumentFormat.Json, cancellationToken: TestContext.Current.CancellationToken) : builder.AddText(text, cancellationToken: TestContext.Current.CancellationToken);
        ClaimSet claims = builder.Build();
        Assert.DoesNotContain(claims.Diagnostics, static d => d.Severity == DiagnosticSeverity.Error);
        return new ConsistencyChecker().Check(claims, TestContext.Current.CancellationToken);
    }
}
