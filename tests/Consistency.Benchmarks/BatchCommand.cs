using System.CommandLine;
using System.Text;

namespace Consistency.Benchmarks;

/// <summary><c>batch</c>: writes the documents by which the speed and the memory of <c>consistency batch</c> are measured.</summary>
internal static class BatchCommand
{
    public static Command Create()
    {
        Argument<string> file = new("file") { Description = "The file to write." };
        Option<int> documents = new("--documents") { Description = "How many documents.", DefaultValueFactory = static _ => 100_000 };
        Option<bool> english = new("--english") { Description = "Texts in English instead of items with formulas." };
        Command command = new("batch", "Writes documents of ten statements for 'consistency batch', the same ones on every machine.") { file, documents, english };
        command.SetAction(parsed =>
        {
            using StreamWriter writer = new(parsed.GetValue(file)!, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            StringBuilder lines = new();
            for (int i = 1; i <= parsed.GetValue(documents); i++)
            {
                lines.Clear();
                BatchCorpus.Write(lines, i, parsed.GetValue(english));
                writer.Write(lines);
            }
        });
        return command;
    }
}
