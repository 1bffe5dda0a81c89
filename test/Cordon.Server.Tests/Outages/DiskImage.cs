using Cordon.Engine.Tests.Journal;
using Xunit;

namespace Cordon.Server.Tests.Outages;

/// <summary>A disk of its own in a file, with a file system that can be made to give up. Skips the test where there is no right to mount it.</summary>
internal sealed class DiskImage : IDisposable
{
    private const long Bytes = 32 << 20;

    private readonly string _image = Path.GetTempFileName();

    public DiskImage()
    {
        using (var file = File.OpenWrite(_image))
        {
            file.SetLength(Bytes);
        }

        if (SmallDisk.Run("mkfs.ext4", "-q", "-F", _image) != 0)
        {
            Dispose();
            Assert.Skip("There is no mkfs.ext4 here.");
        }
    }

    public void MountAt(string folder) =>
        Assert.SkipUnless(SmallDisk.Run("mount", "-o", "loop", _image, folder) == 0, "A disk image cannot be mounted here: no root, or no loop devices.");

    /// <summary>What the system does when a disk fails: the file system stops writing at once, whoever has files open.</summary>
    public void Abort(string folder) =>
        Assert.SkipUnless(SmallDisk.Run("mount", "-o", "remount,abort", _image, folder) == 0, "This system does not let a file system be given up.");

    public void Dispose() => File.Delete(_image);
}
