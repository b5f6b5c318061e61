#!/bin/sh
# Draws the room's test stream anew (needs ffmpeg): a moving picture of our own making with a tone each second, in the
# pieces that producer/room/teststream.py serves. Run from the project's root; the result is committed.
set -eu
out=producer/room/pages/test
rm -f "$out"/*.m4s "$out"/*.mp4
ffmpeg -v error -y -f lavfi -i "smptehdbars=size=640x360:rate=25,drawbox=x='mod(t*80,640)':y=300:w=40:h=40:color=white:t=fill" \
  -f lavfi -i "aevalsrc='0.12*sin(2*PI*660*t)*lt(mod(t,1),0.15)':sample_rate=48000" -t 16 \
  -c:v libx264 -profile:v main -preset slow -crf 27 -g 50 -keyint_min 50 -sc_threshold 0 -bf 0 -pix_fmt yuv420p \
  -c:a aac -ac 2 -b:a 96k -fflags +bitexact -flags:v +bitexact -flags:a +bitexact -map_metadata -1 \
  -f hls -hls_time 2 -hls_playlist_type vod -hls_segment_type fmp4 -hls_fmp4_init_filename head.mp4 \
  -hls_segment_filename "$out/%d.m4s" "$out/list.m3u8"
rm "$out/list.m3u8"
