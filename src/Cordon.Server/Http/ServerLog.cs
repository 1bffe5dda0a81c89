namespace Cordon.Server.Http;

/// <summary>The log messages of the server. None carries a value that a caller sent: accounts and names stay out of logs.</summary>
internal static partial class ServerLog
{
    [LoggerMessage(1, LogLevel.Error, "A {Method} request failed: {Exception} {Stack}")]
    public static partial void RequestFailed(ILogger log, string exception, string method, string stack);

    [LoggerMessage(2, LogLevel.Error, "{Bank} has not taken {Waiting} notices of freeze orders, the first of {Since}: what they order may not be held")]
    public static partial void BankBehind(ILogger log, string bank, int waiting, string since);
}
