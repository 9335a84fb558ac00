using System.CommandLine;

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
        command.SetAction(parsed => BatchProcess.WriteDocuments(parsed.GetValue(file)!, parsed.GetValue(documents), parsed.GetValue(english)));
        return command;
    }
}
