using System.Net;
using System.Net.Sockets;

namespace Cordon.Bench;

/// <summary>Ports on loopback for processes that are told theirs.</summary>
internal static class Ports
{
    /// <summary>One at which nobody listens now.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
