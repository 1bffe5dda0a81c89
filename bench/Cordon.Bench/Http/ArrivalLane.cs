using System.Diagnostics;
using System.Net.Sockets;
using System.Threading.Channels;
using Cordon.Bench.Measuring;

namespace Cordon.Bench.Http;

/// <summary>One connection on which requests are sent at their moments whether or not the earlier ones are answered; answers come in order.</summary>
internal sealed class ArrivalLane(Socket socket, Latencies latencies, OpenLoop arrivals)
{
    private readonly Channel<int> _sent = Channel.CreateUnbounded<int>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });

    public void Send(int number, byte[] request)
    {
        socket.Send(request);
        _sent.Writer.TryWrite(number);
    }

    public void End() => _sent.Writer.Complete();

    public async Task ReadAsync()
    {
        var answers = new AnswerReader(socket);
        await foreach (var number in _sent.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            await answers.ReadAsync().ConfigureAwait(false);
            var took = Stopwatch.GetTimestamp() - arrivals.DueAt(number);
            lock (latencies)
            {
                latencies.Add(took);
            }
        }

        socket.Dispose();
    }
}
