using System.IO.Compression;
using System.Text;
using Consistency.Solving;

namespace Consistency.Tests.Solving;

public class WcnfFormatTests
{
    [Theory]
    [InlineData("p wcnf 3 3 10\n10 1 -2 0\n4 3 0\n5 -3 2 0\n", "3: 1 -2 | 4*3 5*-3,2")]
    [InlineData("c hello\r\np wcnf 3 2\r\n7 1 2\r\n3 0\r\n10 -1 0", "3: | 7*1,2,3 10*-1")]
    [InlineData("p cnf 2 2\n1 2 0\n-1 0\n", "2: | 1*1,2 1*-1")]
    [InlineData("c new form\nh 1 2 0\nc between\nh -1 0\n9223372036854775807 5 0", "5: 1 2;-1 | 9223372036854775807*5")]
    [InlineData("h 0\n1 0\n", "0:  | 1*")]
    [InlineData("p wcnf 0 0 1\n", "0: |")]
    public void Read_WellFormed_GivesTheClauses(string text, string expected)
    {
        WeightedCnf instance = Read(text);

        string hard = string.Join(';', Enumerable.Range(0, instance.HardCount).Select(i => string.Join(' ', instance.Hard(i).ToArray())));
        string soft = string.Concat(Enumerable.Range(0, instance.SoftCount)
            .Select(i => $" {instance.Weight(i)}*{string.Join(',', instance.Soft(i).ToArray())}"));
        Assert.Equal(expected, $"{instance.VariableCount}:{(instance.HardCount > 0 ? " " : "")}{hard} |{soft}");
    }

    [Theory]
    [InlineData("", "Line 1: The input is empty.")]
    [InlineData("c nothing\n\n", "Line 3: The input holds neither a header nor a clause.")]
    [InlineData("p wcnf 2 1 5\n5 1 x 0\n", "Line 2: Expected a number (literal), found 'x'.")]
    [InlineData("p wcnf 2 1 5\n5 1 2-1 0\n", "Line 2: Expected a blank, found '-'.")]
    [InlineData("p wcnf 2 1 5\n5 1 2", "Line 2: The clause that starts in line 2 lacks its final 0.")]
    [InlineData("p wcnf 2 2 5\n5 1 2 0\n4 1\n", "Line 4: The clause that starts in line 3 lacks its final 0.")]
    [InlineData("p wcnf 2 2 5\n5 1 2 0\n", "Line 3: The header announces 2 clauses, but the input holds 1.")]
    [InlineData("p wcnf 2 1 5\n5 3 0\n", "Line 2: The literal 3 is out of range; the greatest variable is 2.")]
    [InlineData("p wcnf 2 1 5\n0 1 0\n", "Line 2: A weight must be at least 1.")]
    [InlineData("p wcnf 2 1 5\n-4 1 0\n", "Line 2: A weight must be at least 1.")]
    [InlineData("p wcnf 2 1 5\n4 -0 0\n", "Line 2: -0 is no number here.")]
    [InlineData("p wcnf 2 1 5\n9223372036854775808 1 0\n", "Line 2: The weight exceeds 63 bits.")]
    [InlineData("p wcnf 2 1 99999999999999999999999\n1 1 0\n", "Line 1: The weight of hard clauses exceeds 63 bits.")]
    [InlineData("9223372036854775807 1 0\n1 2 0\n", "Line 2: The sum of the weights exceeds 63 bits.")]
    [InlineData("h 1 99999999999 0\n", "Line 1: The literal 99999999999 is out of range; the greatest variable is 268435456.")]
    [InlineData("p wcnf 99999999999 1 5\n", "Line 1: The header announces 99999999999 variables; at most 268435456 are possible.")]
    [InlineData("p wcnf 2\n", "Line 1: The header lacks the number of clauses.")]
    [InlineData("p dnf 2 1\n", "Line 1: The header must start with 'p wcnf' or 'p cnf'.")]
    [InlineData("p wcnf 1 1 5 6\n1 1 0", "Line 1: Expected the end of the header, found '6'.")]
    [InlineData("p wcnf 1 1 0\n1 1 0", "Line 1: The weight of hard clauses must be at least 1.")]
    [InlineData("p wcnf 1 1 5\np wcnf 1 1 5\n", "Line 2: A header (p …) must come once and before all clauses.")]
    [InlineData("h 1 0\n\0", "Line 2: Expected a number (weight), found byte 0x00.")]
    [InlineData("hello", "Line 1: Expected a blank, found 'e'.")]
    [InlineData("{\"a\":1}", "Line 1: Expected a number (weight), found '{'.")]
    public void Read_Malformed_NamesLineAndMistake(string text, string message)
    {
        WcnfFormatException exception = Assert.Throws<WcnfFormatException>(() => Read(text));

        Assert.Equal(message, exception.Message);
        Assert.True(exception.Line > 0);
    }

    [Fact]
    public void Read_Gzip_IsRecognised()
    {
        MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionMode.Compress, leaveOpen: true))
        {
            gzip.Write("h 1 0\n2 -1 0\n"u8);
        }

        byte[] bytes = packed.ToArray();

        Assert.Equal(1, WcnfFormat.Read(new MemoryStream(bytes)).HardCount);
        bytes[^9] ^= 0x55;
        bytes[12] ^= 0x55;
        WcnfFormatException exception = Assert.Throws<WcnfFormatException>(() => WcnfFormat.Read(new MemoryStream(bytes)));
        Assert.NotEmpty(exception.Message);
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public void Write_ThenRead_GivesTheSameInstance(bool withHeader)
    {
        for (int seed = 0; seed < 300; seed++)
        {
            WeightedCnf instance = new RandomInstance(seed).Instance;
            if (instance.HardCount + instance.SoftCount == 0 && !withHeader)
            {
                continue;
            }

            MemoryStream stream = new();
            WcnfFormat.Write(stream, instance, withHeader);
            stream.Position = 0;
            WeightedCnf copy = WcnfFormat.Read(stream);

            Assert.Equal((instance.HardCount, instance.SoftCount, instance.TotalSoftWeight), (copy.HardCount, copy.SoftCount, copy.TotalSoftWeight));
            Assert.True(!withHeader || instance.VariableCount == copy.VariableCount);
            for (int i = 0; i < instance.HardCount; i++)
            {
                Assert.Equal(instance.Hard(i).ToArray(), copy.Hard(i).ToArray());
            }

            for (int i = 0; i < instance.SoftCount; i++)
            {
                Assert.Equal(instance.Soft(i).ToArray(), copy.Soft(i).ToArray());
                Assert.Equal(instance.Weight(i), copy.Weight(i));
            }
        }
    }

    [Fact]
    public void Builder_Misused_Throws()
    {
        WeightedCnfBuilder builder = new(1);

        Assert.Throws<ArgumentException>(() => builder.AddHard(2));
        Assert.Throws<ArgumentException>(() => builder.AddSoft(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddSoft(0, 1));
        builder.AddSoft(long.MaxValue, 1);
        Assert.Throws<OverflowException>(() => builder.AddSoft(1, 1));
        Assert.Equal(1, builder.Build().SoftCount);
        Assert.Throws<InvalidOperationException>(() => builder.AddHard(1));
        Assert.Throws<InvalidOperationException>(() => builder.Build());
    }

    private static WeightedCnf Read(string text) => WcnfFormat.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)));
}
