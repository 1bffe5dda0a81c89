using System.Net;
using System.Net.Sockets;

namespace Cordon.Exchange.Tests.Support;

/// <summary>
/// Ports that stand in a trust list before they are listened at. One that the system drew may be given to a connection meanwhile: these lie below.
/// </summary>
/// <param name="first">From where on: of each test project another, since they run side by side.</param>
internal sealed class ListedPorts(int first)
{
    private const int Count = 10_000;

    private int _last = Environment.ProcessId * 64;

    /// <summary>One at which nobody listens now.</summary>
    public int Next()
    {
        while (true)
        {
            var port = first + (int)((uint)Interlocked.Increment(ref _last) % Count);
            using var socket = new TcpListener(IPAddress.Loopback, port);
            try
            {
                socket.Start();
                return port;
            }
            catch (SocketException)
            {
                // Another program's.
            }
        }
    }
}
