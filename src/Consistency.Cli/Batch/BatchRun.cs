using System.Threading.Tasks.Dataflow;

namespace Consistency.Cli.Batch;

/// <summary>Takes documents from a stream through the workers and gives their results in the order of the documents.</summary>
/// <remarks>
/// Blocks of lines go through a bounded pipeline, so a slow reader of the results slows the reading down and memory does not
/// grow with the input. Order and back-pressure are those of <see cref="TransformBlock{TInput,TOutput}"/>.
/// </remarks>
internal sealed class BatchRun(BatchWorker worker, int threads)
{
    // Few enough that all threads have work on a short input, many enough that handing over costs nothing.
    private const int BlockSize = 32;

    /// <summary>Checks all documents.</summary>
    /// <param name="input">The documents, one a line.</param>
    /// <param name="skipThrough">The number of the last line that needs no result.</param>
    /// <param name="write">Takes the results in order; also gets how many bytes of the input were read.</param>
    /// <param name="cancellationToken">Ends the batch; what was written stays.</param>
    public async Task RunAsync(Stream input, long skipThrough, Func<BatchResult, long, Task> write, CancellationToken cancellationToken)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        TransformBlock<BatchLine[], BatchResult> checking = new(
            lines => worker.Check(lines, stop.Token),
            new ExecutionDataflowBlockOptions
            {
                MaxDegreeOfParallelism = threads,
                BoundedCapacity = 4 * threads,
                CancellationToken = stop.Token,
                EnsureOrdered = true,
                SingleProducerConstrained = true,
            });
        LineReader reader = new(input);
        Task reading = Task.Run(() => ReadAsync(reader, skipThrough, checking, stop.Token), CancellationToken.None);
        try
        {
            while (await checking.OutputAvailableAsync(cancellationToken))
            {
                await write(await checking.ReceiveAsync(cancellationToken), reader.Bytes);
            }
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
        finally
        {
            // A fault of the reader comes out here, when all that it read before was written.
            await Task.WhenAny(reading);
        }

        await reading;
        await checking.Completion;
    }

    private static async Task ReadAsync(LineReader reader, long skipThrough, TransformBlock<BatchLine[], BatchResult> checking, CancellationToken cancellationToken)
    {
        try
        {
            List<BatchLine> lines = [];
            bool more = true;
            while (more)
            {
                lines.Clear();
                more = await reader.ReadAsync(lines, cancellationToken);
                lines.RemoveAll(l => l.Number <= skipThrough);
                foreach (BatchLine[] block in lines.Chunk(BlockSize))
                {
                    await checking.SendAsync(block, cancellationToken);
                }
            }
        }
        finally
        {
            checking.Complete();
        }
    }
}
