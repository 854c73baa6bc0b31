#!/bin/sh
. ../tools.sh
build_gpu ghcr.io/ternlab/reader ternlab/tern-7b-instruct --push
log_done ternlab/tern-7b-chat
