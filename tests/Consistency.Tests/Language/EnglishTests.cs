using Consistency.Claims;
using Consistency.Language;

namespace Consistency.Tests.Language;

public class EnglishTests
{
    [Theory]
    [InlineData("If \"someone \" sees the cat and they are green then they see the cow.")]
    [InlineData("\" \" is green and it is big.")]
    [InlineData("\"\" sees \"a \". She likes it.")]
    public void Parse_PronounsForNamesOfSpaces_NeverThrows(string text)
    {
        ParseResult result = new ClaimParser().Parse(text, cancellationToken: TestContext.Current.CancellationToken);
        Assert.NotEqual(0, result.Statements.Length + result.Diagnostics.Length);
    }

    [Theory]
    [InlineData("Tweety is a bird.", "bird(tweety)")]
    [InlineData("Tweety is an animal.", "animal(tweety)")]
    [InlineData("tweety is a bird", "bird(tweety)")]
    [InlineData("Tweety is green.", "green(tweety)")]
    [InlineData("Tweety is not green.", "!green(tweety)")]
    [InlineData("Tweety isn’t green.", "!green(tweety)")]
    [InlineData("Tweety can fly.", "can_fly(tweety)")]
    [InlineData("Tweety cannot fly.", "!can_fly(tweety)")]
    [InlineData("Tweety can't fly.", "!can_fly(tweety)")]
    [InlineData("Tweety is able to fly.", "can_fly(tweety)")]
    [InlineData("Tweety is not able to fly.", "!can_fly(tweety)")]
    [InlineData("Tweety has a beak.", "has_beak(tweety)")]
    [InlineData("Tweety has wings.", "has_wing(tweety)")]
    [InlineData("Tweety has no wings.", "!has_wing(tweety)")]
    [InlineData("Tweety does not have wings.", "!has_wing(tweety)")]
    [InlineData("The desk is made of wood.", "made_of_wood(desk)")]
    [InlineData("The cat eats the squirrel.", "eats(cat, squirrel)")]
    [InlineData("The bald eagle eats the cow.", "eats(bald_eagle, cow)")]
    [InlineData("Alice likes Bob.", "likes(alice, bob)")]
    [InlineData("Alice does not like Bob.", "!likes(alice, bob)")]
    [InlineData("Alice doesn't like Bob.", "!likes(alice, bob)")]
    [InlineData("Bob sings.", "sings(bob)")]
    [InlineData("Bob owns a car.", "owns_car(bob)")]
    [InlineData("Cats eat mice.", "forall x: cat(x) -> eats_mouse(x)")]
    [InlineData("Alice is older than Bob.", "older_than(alice, bob)")]
    [InlineData("Alice is more careful than Bob.", "more_careful_than(alice, bob)")]
    [InlineData("A is the parent of B.", "parent_of(a, b)")]
    [InlineData("Paris is the capital of France.", "capital_of(paris, france)")]
    [InlineData("A is a friend of B.", "friend_of(a, b)")]
    [InlineData("Paris is in France.", "in(paris, france)")]
    [InlineData("A is next to B.", "next_to(a, b)")]
    [InlineData("A is before B.", "before(a, b)")]
    [InlineData("Bob lives in Paris.", "lives_in(bob, paris)")]
    [InlineData("\"New York\" is a city.", "city(new_york)")]
    [InlineData("New York is a city.", "city(new_york)")]
    [InlineData("All birds can fly.", "forall x: bird(x) -> can_fly(x)")]
    [InlineData("Every bird can fly.", "forall x: bird(x) -> can_fly(x)")]
    [InlineData("Each bird can fly.", "forall x: bird(x) -> can_fly(x)")]
    [InlineData("A bird can fly.", "forall x: bird(x) -> can_fly(x)")]
    [InlineData("Birds can fly.", "forall x: bird(x) -> can_fly(x)")]
    [InlineData("Jompuses are yumpuses.", "forall x: jompus(x) -> yumpus(x)")]
    [InlineData("Every wumpus is an impus.", "forall x: wumpus(x) -> impus(x)")]
    [InlineData("Red, cold things are round.", "forall x: (red(x) & cold(x)) -> round(x)")]
    [InlineData("Red and cold things are round.", "forall x: (red(x) & cold(x)) -> round(x)")]
    [InlineData("Young people are kind.", "forall x: young(x) -> kind(x)")]
    [InlineData("All people are mortal.", "forall x: person(x) -> mortal(x)")]
    [InlineData("All red, rough things are big.", "forall x: (red(x) & rough(x)) -> big(x)")]
    [InlineData("Numpuses are not sour.", "forall x: numpus(x) -> !sour(x)")]
    [InlineData("Every tumpus is not angry.", "forall x: tumpus(x) -> !angry(x)")]
    [InlineData("No bird is a mammal.", "forall x: bird(x) -> !mammal(x)")]
    [InlineData("No birds are mammals.", "forall x: bird(x) -> !mammal(x)")]
    [InlineData("Not every bird can fly.", "!(forall x: bird(x) -> can_fly(x))")]
    [InlineData("Some birds can fly.", "exists x: bird(x) & can_fly(x)")]
    [InlineData("Only birds can fly.", "forall x: can_fly(x) -> bird(x)")]
    [InlineData("Everyone likes Bob.", "forall x: likes(x, bob)")]
    [InlineData("Nobody likes Bob.", "forall x: !likes(x, bob)")]
    [InlineData("Alice likes every cat.", "forall x: cat(x) -> likes(alice, x)")]
    [InlineData("If something is round and not big then it is red.", "forall x: (round(x) & !big(x)) -> red(x)")]
    [InlineData("If something is round and not big, it is red.", "forall x: (round(x) & !big(x)) -> red(x)")]
    [InlineData("If something is red, big and round then it is hot.", "forall x: (red(x) & big(x) & round(x)) -> hot(x)")]
    [InlineData("If someone sees the cat and they are not green then they see the cow.", "forall x: (sees(x, cat) & !green(x)) -> sees(x, cow)")]
    [InlineData("If someone eats the cow then they need the lion.", "forall x: eats(x, cow) -> needs(x, lion)")]
    [InlineData("If someone is kind then they do not like the cow.", "forall x: kind(x) -> !likes(x, cow)")]
    [InlineData("If someone likes the cow then they like the dog.", "forall x: likes(x, cow) -> likes(x, dog)")]
    [InlineData("If Dave is smart and Dave is kind then Dave is quiet.", "(smart(dave) & kind(dave)) -> quiet(dave)")]
    [InlineData("If Dave is smart then he is quiet.", "smart(dave) -> quiet(dave)")]
    [InlineData("If a person is kind then they are nice.", "forall x: kind(x) -> nice(x)")]
    [InlineData("If a bird is red then it can sing.", "forall x: (bird(x) & red(x)) -> can_sing(x)")]
    [InlineData("If X is older than Y then Y is younger than X.", "forall x, y: older_than(x, y) -> younger_than(y, x)")]
    [InlineData("If A is before B then B is after A.", "forall a, b: before(a, b) -> after(b, a)")]
    [InlineData("Bob is happy if Alice is kind.", "kind(alice) -> happy(bob)")]
    [InlineData("Bob is happy only if Alice is kind.", "happy(bob) -> kind(alice)")]
    [InlineData("Bob is happy if and only if Alice is kind.", "happy(bob) <-> kind(alice)")]
    [InlineData("Birds can fly unless they are penguins.", "forall x: (bird(x) & !penguin(x)) -> can_fly(x)")]
    [InlineData("Whenever Bob sings, Alice dances.", "sings(bob) -> dances(alice)")]
    [InlineData("Something is red when it is hot.", "forall x: hot(x) -> red(x)")]
    [InlineData("Alice is either kind or nice.", "kind(alice) | nice(alice)")]
    [InlineData("Alice is either kind or nice but not both.", "kind(alice) ^ nice(alice)")]
    [InlineData("Alice is neither kind nor nice.", "!kind(alice) & !nice(alice)")]
    [InlineData("Neither Alice nor Bob is kind.", "!kind(alice) & !kind(bob)")]
    [InlineData("Alice and Bob are kind.", "kind(alice) & kind(bob)")]
    [InlineData("Alice or Bob is kind.", "kind(alice) | kind(bob)")]
    [InlineData("Cats and dogs are animals.", "(forall x: cat(x) -> animal(x)) & (forall x: dog(x) -> animal(x))")]
    [InlineData("Bob and Carol like Dave.", "likes(bob, dave) & likes(carol, dave)")]
    [InlineData("The cat and the dog need the cow.", "needs(cat, cow) & needs(dog, cow)")]
    [InlineData("Alice likes Bob and Carol.", "likes(alice, bob) & likes(alice, carol)")]
    [InlineData("Alice likes Bob and helps Carol.", "likes(alice, bob) & helps(alice, carol)")]
    [InlineData("The bald eagle is cold and eats the cow.", "cold(bald_eagle) & eats(bald_eagle, cow)")]
    [InlineData("Bob can fly and swim.", "can_fly(bob) & can_swim(bob)")]
    [InlineData("It is not the case that Alice likes Bob.", "!likes(alice, bob)")]
    [InlineData("Things that are red are hot.", "forall x: red(x) -> hot(x)")]
    [InlineData("Everyone who is kind likes Bob.", "forall x: kind(x) -> likes(x, bob)")]
    [InlineData("Someone who is kind likes Bob.", "exists x: kind(x) & likes(x, bob)")]
    [InlineData("Claim forms are long.", "forall x: claim_form(x) -> long(x)")]
    public void Parse_Sentence_GivesItsFormula(string text, string formula)
    {
        ParseResult result = Texts.Parse(text);

        Assert.Empty(result.Diagnostics);
        Statement statement = Assert.Single(result.Statements);
        Assert.Equal(formula, statement.Formula!.ToString());
        Assert.Equal(StatementKind.Claim, statement.Kind);
        Assert.Equal(text.TrimEnd('.'), statement.Text);
    }

    [Theory]
    [InlineData("Is Tweety a bird?", "bird(tweety)")]
    [InlineData("Is Tweety not a bird?", "!bird(tweety)")]
    [InlineData("Can Tweety fly?", "can_fly(tweety)")]
    [InlineData("Does Alice like Bob?", "likes(alice, bob)")]
    [InlineData("Does Tweety have wings?", "has_wing(tweety)")]
    [InlineData("Is Alice older than Bob?", "older_than(alice, bob)")]
    [InlineData("Are all birds red?", "forall x: bird(x) -> red(x)")]
    [InlineData("Are birds red?", "forall x: bird(x) -> red(x)")]
    [InlineData("Is the cat green?", "green(cat)")]
    [InlineData("Is the cat older than the dog?", "older_than(cat, dog)")]
    [InlineData("Is the bald eagle in the house?", "in(bald_eagle, house)")]
    [InlineData("Is Paris the capital of France?", "capital_of(paris, france)")]
    [InlineData("Does the bald eagle see the cow?", "sees(bald_eagle, cow)")]
    [InlineData("Is every bird able to fly?", "forall x: bird(x) -> can_fly(x)")]
    [InlineData("Are Alice and Bob kind?", "kind(alice) & kind(bob)")]
    [InlineData("Is Alice kind and nice?", "kind(alice) & nice(alice)")]
    [InlineData("Tweety can fly?", "can_fly(tweety)")]
    [InlineData("ask Tweety can fly", "can_fly(tweety)")]
    [InlineData("ask: Can Tweety fly?", "can_fly(tweety)")]
    [InlineData("ask bird(tweety)", "bird(tweety)")]
    [InlineData("bird(tweety)?", "bird(tweety)")]
    public void Parse_Question_AsksItsFormula(string text, string formula)
    {
        ParseResult result = Texts.Parse(text);

        Assert.Empty(result.Diagnostics);
        Statement statement = Assert.Single(result.Statements);
        Assert.Equal(formula, statement.Formula!.ToString());
        Assert.Equal(StatementKind.Question, statement.Kind);
    }

    [Theory]
    [InlineData("Tweety bird.", "1:1-1:12 CON0002 This sentence has no verb that could be recognised.")]
    [InlineData("They are kind.", "1:1-1:5 CON0004 'They' stands for nothing that this sentence mentions before it.")]
    [InlineData("Bob will be kind.", "1:5-1:9 CON0019 'will' says when or how surely something holds; only the present is understood.")]
    [InlineData("There are two birds: Ana, Bob and Joe.", "1:11-1:14 CON0021 2 things are announced, but 3 are listed.")]
    [InlineData("If Alice likes Bob then Carol.", "1:25-1:30 CON0001 'Carol' has no subject that it could belong to.")]
    [InlineData("If Rex and Kim and Sam are kind then she is nice.", "1:38-1:41 CON0003 'she' could stand for Rex or Kim.")]
    [InlineData("Bob is there.", "1:8-1:13 CON0019 'there' names no place.")]
    [InlineData("Bob is in the house and the cat.", "1:25-1:32 CON0003 It is not clear what 'the cat' belongs to.")]
    [InlineData("Bob is.", "1:7-1:7 CON0001 The sentence ends too early.")]
    [InlineData("Bob is the.", "1:11-1:11 CON0001 The sentence ends too early; expected a name or a noun.")]
    [InlineData("Bob \"is kind.", "1:5-1:6 CON0016 This quotation mark has no partner on its line.")]
    [InlineData("Bob is 👍.", "1:8-1:10 CON0001 '👍' cannot be part of a statement.")]
    public void Parse_UnreadableSentence_SaysWhatAndWhere(string text, string expected)
    {
        ParseResult result = Texts.Parse(text + "\nTweety is a bird.");

        Diagnostic diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
        Assert.Equal(expected, Texts.Of(diagnostic));
        Assert.NotNull(diagnostic.Hint);
        Assert.Equal("bird(tweety)", Assert.Single(result.Statements).Formula!.ToString());
    }
}
