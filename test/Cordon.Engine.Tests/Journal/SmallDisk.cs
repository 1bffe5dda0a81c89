using System.Diagnostics;
using Xunit;

namespace Cordon.Engine.Tests.Journal;

/// <summary>A small file system of its own in memory, that can really be full and really be read-only. Skips the test where it cannot be mounted.</summary>
public sealed class SmallDisk(int megabytes) : IDisposable
{
    /// <summary>Where it is mounted.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("cordon-disk-").FullName;

    /// <summary>Whether something is mounted there, by this or by whoever says so.</summary>
    public bool IsMounted { get; set; }

    private string Ballast => Path.Combine(Folder, "ballast");

    /// <summary>Runs a program; its exit code, or -1 where there is no such program.</summary>
    public static int Run(string command, params string[] words)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command, words) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }

    public void Mount()
    {
        IsMounted = Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "cordon-test", Folder) == 0;
        Assert.SkipUnless(IsMounted, "A tmpfs cannot be mounted here: no root, or no right to mount.");
    }

    /// <summary>Fills what is left of it.</summary>
    public void Fill()
    {
        using var ballast = File.Create(Ballast);
        var block = new byte[4096];
        try
        {
            while (true)
            {
                ballast.Write(block);
                ballast.Flush();
            }
        }
        catch (IOException)
        {
        }
    }

    /// <summary>Takes away what filled it.</summary>
    public void Free() => File.Delete(Ballast);

    public void Dispose()
    {
        if (IsMounted)
        {
            Run("umount", "-l", Folder);
        }

        Directory.Delete(Folder, recursive: true);
    }
}
