using Cordon.Engine.Casework;
using Cordon.Web.Shell;

namespace Cordon.Web.Cases;

/// <summary>
/// Tells the screens of cases that something was said at the desk, and once a second that time goes on: orders move by what banks answer, which is not the
/// desk's. One look for all who watch, and none while nobody does.
/// </summary>
public sealed class CaseFeed : IDisposable
{
    private readonly CaseDesk _desk;
    private readonly Watchers _watchers;
    private long _version;

    public CaseFeed(CaseDesk desk)
    {
        _desk = desk;
        _watchers = new Watchers(() => ValueTask.FromResult(Look()), tellsTime: true);
    }

    /// <summary>Calls until what is returned is disposed. The call comes from another thread.</summary>
    public IDisposable Watch(Action changed) => _watchers.Watch(changed);

    public void Dispose() => _watchers.Dispose();

    private bool Look()
    {
        var version = _desk.Version;
        return Interlocked.Exchange(ref _version, version) != version;
    }
}
